using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using static MvoUmbraco.Tests.Submissions.Steps;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>What members place, from draft to published, over both real databases.</summary>
[NonParallelizable]
internal sealed class WorkflowTests
{
    private PluginHost host = null!;

    private ISubmissions Workflow => host.Get<ISubmissions>();

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private People Of(string network) => new(host, network);

    private async Task<SubmissionMove[]> MovesAsync(Guid reader, Guid document)
        => [.. (await Workflow.HistoryAsync(Person.Member(reader), document)).Select(step => step.Move)];

    [Test]
    public async Task Item_IsPlaced_SentBack_Mended_Approved_AndReadByThePublic()
    {
        var people = Of("Lerend Netwerk Milieu");
        var (anne, carla) = (people.Member("Anne"), people.Coordinator("Carla"));

        var draft = await Workflow.PlaceAsync(anne, people.Network, "Energie in een kmo", SubmissionPlace.Knowledge);
        var unseen = await Workflow.FindAsync(Person.Member(carla), draft.Key);
        var sent = Done(await Workflow.SubmitAsync(draft.By(anne)));
        var back = Done(await Workflow.ReturnAsync(sent.By(carla, "Zet er een bron bij.")));
        var seen = await Workflow.FindAsync(Person.Member(anne), draft.Key);
        var mended = Done(await Workflow.SaveAsync(seen!.By(anne), Text("Energie in een kmo", "Met een bron.")));
        var again = Done(await Workflow.SubmitAsync(mended.By(anne)));
        var hidden = host.Read().Knowledge.Items.Any(item => item.Link.Key == draft.Key);
        var approved = Done(await Workflow.ApproveAsync(again.By(carla)));

        Assert.Multiple(async () =>
        {
            Assert.That(unseen, Is.Null, "a draft is its author's");
            Assert.That(back.State, Is.EqualTo(SubmissionState.Returned));
            Assert.That(seen!.Remark, Is.EqualTo("Zet er een bron bij."));
            Assert.That(hidden, Is.False);
            Assert.That(approved.State, Is.EqualTo(SubmissionState.Published));
            Assert.That(host.Read().Knowledge.Items.SingleOrDefault(item => item.Link.Key == draft.Key)?.Summary, Is.EqualTo("Met een bron."));
            var history = await Workflow.HistoryAsync(Person.Member(carla), draft.Key);
            Assert.That(
                history.Select(step => (step.Move, step.By.Name)),
                Is.EqualTo(new[]
                {
                    (SubmissionMove.Created, "Anne"), (SubmissionMove.Submitted, "Anne"), (SubmissionMove.Returned, "Carla"),
                    (SubmissionMove.Submitted, "Anne"), (SubmissionMove.Approved, "Carla"), (SubmissionMove.Published, "Carla"),
                }));
        });
    }

    [Test]
    public async Task ChangeOfWhatIsPublished_LeavesItUp_UntilItIsApproved()
    {
        var people = Of("Lerend Netwerk Consumenten");
        var (anne, bert, carla) = (people.Member("Anne"), people.Member("Bert"), people.Coordinator("Carla"));
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Klachten", SubmissionPlace.Knowledge);
        Done(await Workflow.ApproveAsync(Done(await Workflow.SubmitAsync(draft.By(anne))).By(carla)));

        var revised = Done(await Workflow.ReviseAsync(bert, draft.Key));
        var saved = Done(await Workflow.SaveAsync(revised.By(bert), Text("Klachten", "Nieuwe tekst.")));
        var sent = Done(await Workflow.SubmitAsync(saved.By(bert)));
        var meanwhile = Summary(draft.Key);
        var approved = Done(await Workflow.ApproveAsync(sent.By(carla)));

        Assert.Multiple(() =>
        {
            Assert.That(revised.Author.Name, Is.EqualTo("Bert"), "the round is of who began it");
            Assert.That(sent.IsPublished);
            Assert.That(meanwhile, Is.EqualTo("Wat een kmo eraan heeft."));
            Assert.That(Summary(draft.Key), Is.EqualTo("Nieuwe tekst."));
            Assert.That(approved.State, Is.EqualTo(SubmissionState.Published));
        });
    }

    [Test]
    public async Task ChangeThatIsGivenUp_LeavesThePublishedTextAndNoDraft()
    {
        var people = Of("Lerend Netwerk Gemeenschap");
        var (anne, carla) = (people.Member("Anne"), people.Coordinator("Carla"));
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Buurt", SubmissionPlace.Knowledge);
        Done(await Workflow.ApproveAsync(Done(await Workflow.SubmitAsync(draft.By(anne))).By(carla)));
        var saved = Done(await Workflow.SaveAsync(Done(await Workflow.ReviseAsync(anne, draft.Key)).By(anne), Text("Buurt", "Toch niet.")));

        var discarded = Done(await Workflow.DiscardAsync(saved.By(anne)));

        var document = host.Get<IContentService>().GetById(draft.Key)!;
        Assert.Multiple(async () =>
        {
            Assert.That(discarded.State, Is.EqualTo(SubmissionState.Published));
            Assert.That(document.GetValue<string>(Fields.Summary, "nl-BE"), Is.EqualTo("Wat een kmo eraan heeft."));
            Assert.That((await Workflow.ReviseAsync(anne, draft.Key)).IsDone, "there is no draft left in the way of the next change");
            Assert.That((await MovesAsync(anne, draft.Key))[^3..], Is.EqualTo([SubmissionMove.Revised, SubmissionMove.Discarded, SubmissionMove.Revised]));
        });
    }

    [Test]
    public async Task DraftThatIsGivenUp_GoesToTheRecycleBin_UnderItsAuthorsName()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Toch niet");

        var discarded = Done(await Workflow.DiscardAsync(draft.By(anne)));

        Assert.Multiple(async () =>
        {
            Assert.That(discarded.State, Is.EqualTo(SubmissionState.Binned));
            Assert.That(host.Get<IContentService>().GetById(draft.Key)!.Trashed);
            var step = (await Workflow.HistoryAsync(Person.Member(anne), draft.Key))[^1];
            Assert.That((step.Move, step.By.Name), Is.EqualTo((SubmissionMove.Discarded, "Anne")));
        });
    }

    [Test]
    public async Task SecondReviewer_IsToldWhoWasFirst()
    {
        var people = Of("Lerend Netwerk Milieu");
        var (anne, carla, mieke) = (people.Member("Anne"), people.Coordinator("Carla"), people.Mainstream("Mieke"));
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Twee tegelijk")).By(anne)));

        Done(await Workflow.ApproveAsync(sent.By(mieke)));
        var second = await Workflow.ReturnAsync(sent.By(carla, "Nog niet goed."));

        Assert.Multiple(() =>
        {
            Assert.That(second.Outcome, Is.EqualTo(SubmissionOutcome.Conflict));
            Assert.That(second.Message, Does.StartWith("Mieke heeft deze inzending op ").And.Contain("gepubliceerd"));
            Assert.That(second.Submission!.State, Is.EqualTo(SubmissionState.Published));
        });
    }

    [Test]
    public async Task ManyReviewersAtOnce_OneDecides()
    {
        var people = Of("Lerend Netwerk Mensenrechten");
        var anne = people.Member("Anne");
        var reviewers = Enumerable.Range(1, 6).Select(number => people.Coordinator($"Trekker{number}")).ToArray();
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Gedrang")).By(anne)));

        var answers = await Task.WhenAll(reviewers.Select((reviewer, index) => Task.Run(() =>
            index % 2 == 0 ? Workflow.ApproveAsync(sent.By(reviewer)) : Workflow.ReturnAsync(sent.By(reviewer, "Nog niet.")))));

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Count(answer => answer.IsDone), Is.EqualTo(1));
            Assert.That(answers.Where(answer => !answer.IsDone).Select(answer => answer.Outcome), Is.All.EqualTo(SubmissionOutcome.Conflict));
            var moves = await MovesAsync(anne, sent.Key);
            Assert.That(moves.Count(move => move is SubmissionMove.Approved or SubmissionMove.Returned), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task OwnWork_IsReviewedByAnother_UnlessThereIsNone()
    {
        var people = Of("Lerend Netwerk Arbeidspraktijk");
        var carla = people.Coordinator("Carla");
        var alone = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(carla, people.Network, "Alleen")).By(carla)));
        Done(await Workflow.ApproveAsync(alone.By(carla)));

        people.Coordinator("Dirk");
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(carla, people.Network, "Met twee")).By(carla)));
        var answer = await Workflow.ApproveAsync(sent.By(carla));

        Assert.That((answer.Outcome, answer.Refusal), Is.EqualTo((SubmissionOutcome.Refused, SubmissionRefusal.OwnWork)));
    }

    [Test]
    public async Task Stranger_CoMember_AndCoordinatorOfAnother_FindNothing()
    {
        var people = Of("Lerend Netwerk Milieu");
        var others = Of("Lerend Netwerk Consumenten");
        var anne = people.Member("Anne");
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Van ons")).By(anne)));

        Assert.Multiple(async () =>
        {
            foreach (var other in new[] { people.Stranger("Vreemd"), people.Member("Bert"), others.Coordinator("Elders"), Guid.NewGuid() })
            {
                Assert.That(await Workflow.FindAsync(Person.Member(other), sent.Key), Is.Null);
                Assert.That(await Workflow.ReadAsync(Person.Member(other), sent.Key), Is.Null);
                Assert.That(await Workflow.HistoryAsync(Person.Member(other), sent.Key), Is.Empty);
                Assert.That((await Workflow.ApproveAsync(sent.By(other))).Outcome, Is.EqualTo(SubmissionOutcome.NotFound));
                Assert.That((await Workflow.SaveAsync(sent.By(other), Text("Gekaapt"))).Outcome, Is.EqualTo(SubmissionOutcome.NotFound));
                Assert.That((await Workflow.ListAsync(Person.Member(other), new SubmissionFilter(), 0, 200)).Items.Select(item => item.Key), Does.Not.Contain(sent.Key));
            }
        });
    }

    [Test]
    public async Task AuthorWhoLeft_CannotGoOn()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Weg");
        people.Leave(anne);

        var answer = await Workflow.SubmitAsync(draft.By(anne));

        Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.NotFound));
    }

    [Test]
    public async Task StrangerToTheNetwork_PlacesNothing()
    {
        var people = Of("Lerend Netwerk Milieu");
        var other = Of("Lerend Netwerk Consumenten").Member("Elders");
        var key = Guid.NewGuid();

        var answer = await Workflow.CreateAsync(other, new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentTypes.KnowledgeItem, Text("Niet hier")) { Key = key });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Refusal, Is.EqualTo(SubmissionRefusal.NotAllowed));
            Assert.That(host.Get<IContentService>().GetById(key), Is.Null);
        });
    }

    [TestCase(ContentTypes.LearningNetwork)]
    [TestCase(ContentTypes.Intranet)]
    [TestCase("geenSoort")]
    public async Task WhatMembersDoNotPlace_IsRefused(string type)
    {
        var people = Of("Lerend Netwerk Milieu");
        var answer = await Workflow.CreateAsync(people.Member("Anne"), new NewSubmission(people.Network, SubmissionPlace.Intranet, type, Text("Niet dit")));
        Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.Invalid));
    }

    [Test]
    public async Task PlaceBelowAnotherNetworksIntranet_IsRefused()
    {
        var people = Of("Lerend Netwerk Milieu");
        var other = Of("Lerend Netwerk Consumenten");
        var elsewhere = await Workflow.PlaceAsync(other.Member("Elders"), other.Network, "Daar");
        var answer = await Workflow.CreateAsync(
            people.Member("Anne"),
            new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentTypes.IntranetPage, Text("Hier")) { Below = elsewhere.Key });
        Assert.That((answer.Outcome, answer.Message), Is.EqualTo((SubmissionOutcome.Invalid, "Deze plaats bestaat niet (meer). Kies een andere plaats.")));
    }

    [Test]
    public async Task SameFormTwice_MakesOneDocument()
    {
        var people = Of("Lerend Netwerk Milieu");
        var (anne, bert) = (people.Member("Anne"), people.Member("Bert"));
        var form = new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentTypes.KnowledgeItem, Text("Dubbel geklikt"));

        var first = Done(await Workflow.CreateAsync(anne, form));
        var second = Done(await Workflow.CreateAsync(anne, form));
        var stolen = await Workflow.CreateAsync(bert, form);
        var known = await Workflow.CreateAsync(anne, form with { Key = people.Network });

        Assert.Multiple(async () =>
        {
            Assert.That(second.Stamp, Is.EqualTo(first.Stamp));
            Assert.That(stolen.Outcome, Is.EqualTo(SubmissionOutcome.NotFound));
            Assert.That(known.Outcome, Is.EqualTo(SubmissionOutcome.NotFound), "the key of a document that is not a submission");
            Assert.That(await MovesAsync(anne, first.Key), Is.EqualTo([SubmissionMove.Created]));
        });
    }

    [Test]
    public async Task SaveOverANewerText_IsRefused_AndLosesNeither()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Twee vensters");
        Done(await Workflow.SaveAsync(draft.By(anne), Text("Twee vensters", "Eerste venster.")));

        var second = await Workflow.SaveAsync(draft.By(anne), Text("Twee vensters", "Tweede venster."));

        Assert.Multiple(async () =>
        {
            Assert.That(second.Outcome, Is.EqualTo(SubmissionOutcome.Conflict));
            Assert.That((await Workflow.ReadAsync(Person.Member(anne), draft.Key))!.Values[Fields.Summary], Is.EqualTo("Eerste venster."));
        });
    }

    [Test]
    public async Task Saving_LeavesWhatTheFormDoesNotName()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Deels");
        var first = Done(await Workflow.SaveAsync(draft.By(anne), new SubmissionText("Deels", new Dictionary<string, object?> { [Fields.Source] = "Eigen onderzoek" })));
        Done(await Workflow.SaveAsync(first.By(anne), new SubmissionText("Deels", new Dictionary<string, object?> { [Fields.Summary] = "Kort." })));

        var text = (await Workflow.ReadAsync(Person.Member(anne), draft.Key))!;

        Assert.That((text.Name, text.Values[Fields.Source], text.Values[Fields.Summary]), Is.EqualTo(("Deels", "Eigen onderzoek", "Kort.")));
    }

    [Test]
    public async Task FieldTheTypeDoesNotHave_AsAState_IsRefused()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(anne, people.Network, "Slim");

        var answer = await Workflow.SaveAsync(draft.By(anne), new SubmissionText("Slim", new Dictionary<string, object?> { ["state"] = "Published", ["published"] = true }));

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.Invalid));
            Assert.That((await Workflow.FindAsync(Person.Member(anne), draft.Key))!.State, Is.EqualTo(SubmissionState.Draft));
        });
    }

    [Test]
    public async Task WhatMustBeMended_HoldsUpSubmitting_NotSaving()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var made = Done(await Workflow.CreateAsync(anne, new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentTypes.Event, new SubmissionText("Zonder datum", new Dictionary<string, object?>()))));

        var answer = await Workflow.SubmitAsync(made.By(anne));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.Invalid));
            Assert.That(answer.Problems.Select(problem => problem.Field), Does.Contain(Fields.Start));
            Assert.That(answer.Problems.Single(problem => problem.Field == Fields.Start).Message, Is.EqualTo("Begin: Vul de datum in waarop de activiteit begint."));
        });
    }

    [Test]
    public async Task ReturnWithoutRemark_IsRefused()
    {
        var people = Of("Lerend Netwerk Milieu");
        var (anne, carla) = (people.Member("Anne"), people.Coordinator("Carla"));
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Zonder woord")).By(anne)));
        var answer = await Workflow.ReturnAsync(sent.By(carla, "  "));
        Assert.That((answer.Refusal, answer.Message), Is.EqualTo((SubmissionRefusal.RemarkMissing, "Schrijf in de opmerking wat de auteur moet aanpassen.")));
    }

    [Test]
    public async Task Submitted_IsNotChanged_UntilItIsWithdrawn()
    {
        var people = Of("Lerend Netwerk Milieu");
        var anne = people.Member("Anne");
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Onderweg")).By(anne)));

        var refused = await Workflow.SaveAsync(sent.By(anne), Text("Onderweg", "Nog vlug iets."));
        var withdrawn = Done(await Workflow.WithdrawAsync(sent.By(anne)));
        Done(await Workflow.SaveAsync(withdrawn.By(anne), Text("Onderweg", "Nu wel.")));

        Assert.That(refused.Refusal, Is.EqualTo(SubmissionRefusal.WrongState));
    }

    [Test]
    public async Task Assigning_AsksSomebodyWhoMayReview()
    {
        var people = Of("Lerend Netwerk Milieu");
        var (anne, carla, mieke, bert) = (people.Member("Anne"), people.Coordinator("Carla"), people.Mainstream("Mieke"), people.Member("Bert"));
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Wie kijkt")).By(anne)));

        var wrong = await Workflow.AssignAsync(sent.By(carla), Person.Member(bert));
        var assigned = Done(await Workflow.AssignAsync(sent.By(carla), Person.Member(mieke)));

        Assert.Multiple(async () =>
        {
            Assert.That(wrong.Outcome, Is.EqualTo(SubmissionOutcome.Invalid));
            Assert.That(assigned.Assignee?.Name, Is.EqualTo("Mieke"));
            var listed = await Workflow.ListAsync(Person.Member(mieke), new SubmissionFilter { Assignee = mieke }, 0, 10);
            Assert.That(listed.Items.Select(item => item.Key), Is.EqualTo([sent.Key]));
        });
    }

    [Test]
    public async Task AwaitingMyReview_IsWhatIMayReview_TheLongestWaitingFirst()
    {
        var people = Of("Lerend Netwerk Behoorlijk bestuur");
        var (anne, carla, dirk) = (people.Member("Anne"), people.Coordinator("Carla"), people.Coordinator("Dirk"));
        var first = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Eerst")).By(anne)));
        var second = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(anne, people.Network, "Dan")).By(anne)));
        var own = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(carla, people.Network, "Eigen")).By(carla)));
        await Workflow.PlaceAsync(anne, people.Network, "Concept");

        var filter = new SubmissionFilter { AwaitingMyReview = true, Network = people.Network };
        Assert.Multiple(async () =>
        {
            Assert.That((await Workflow.ListAsync(Person.Member(carla), filter, 0, 10)).Items.Select(item => item.Key), Is.EqualTo([first.Key, second.Key]));
            Assert.That((await Workflow.ListAsync(Person.Member(dirk), filter, 0, 10)).Items.Select(item => item.Key), Is.EqualTo([first.Key, second.Key, own.Key]));
            var page = await Workflow.ListAsync(Person.Member(dirk), filter, 1, 1);
            Assert.That((page.Total, page.Items.Single().Key), Is.EqualTo((3, second.Key)));
            Assert.That((await Workflow.ListAsync(Person.Member(anne), filter, 0, 10)).Total, Is.Zero);
        });
    }

    private string? Summary(Guid key) => host.Read().Knowledge.Items.SingleOrDefault(item => item.Link.Key == key)?.Summary;
}
