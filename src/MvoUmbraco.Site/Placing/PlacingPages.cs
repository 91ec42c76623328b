using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Placing;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Serving;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Site.Placing;

/// <summary>
/// Writing something new and changing it. Nothing typed is lost: a form that cannot be saved comes back as it was sent, with
/// what is to be mended, and is kept for the member meanwhile.
/// </summary>
internal sealed class PlacingPages(
    IKnowledgeCentre centre,
    IPlacingForms forms,
    IPlaces places,
    IFormDrafts drafts,
    IFormFiles files,
    ISubmissions submissions,
    ICurrentVisitor visitor,
    SiteTexts texts)
{
    private Guid Member => visitor.Visitor.MemberKey ?? throw new InvalidOperationException("Nobody is signed in.");

    private Person Me => Person.Member(Member);

    public static void Map(MemberRoutes routes) => routes
        .Get<PlacingPages>(PlacingAddresses.NewPattern, (pages, context) => pages.NewAsync(context))
        .PostKeeping<PlacingPages>(PlacingAddresses.NewPattern, (pages, context, form) => pages.CreateAsync(context, form), (pages, context, form) => pages.GiveBackNewAsync(context, form))
        .Get<PlacingPages>(PlacingAddresses.EditPattern, (pages, context) => pages.EditAsync(context))
        .PostKeeping<PlacingPages>(PlacingAddresses.EditPattern, (pages, context, form) => pages.SaveAsync(context, form), (pages, context, form) => pages.GiveBackEditAsync(context, form))
        .Post<PlacingPages>(PlacingAddresses.ForgetPattern, (pages, context, _) => pages.ForgetAsync(context));

    /// <summary>What stands in a form that was sent: its own fields alone. Whatever else is sent with it reaches nothing.</summary>
    public static FormValues ValuesOf(IFormCollection form)
    {
        var values = new FormValues();
        foreach (var (name, sent) in form.Where(field => FormValues.IsOwn(field.Key)))
        {
            foreach (var value in sent)
            {
                values.Add(name, value);
            }
        }

        return values;
    }

    private async Task<MemberAnswer> NewAsync(HttpContext context)
    {
        if (Opened(context) is not { } opened)
        {
            return new MemberAnswer.Missing();
        }

        var (intranet, form, options) = opened;
        var address = context.Request.Path.Value!;
        if (Guid.TryParse(context.Request.Query["verder"], out var kept) && await drafts.FindAsync(Member, kept, context.RequestAborted) is { } goOn && goOn.ContentType == form.ContentType)
        {
            // Saved since, it has a page of its own.
            return goOn.Address == address
                ? Show(NewForm(context, form, options, goOn.Values, goOn.Document) with { Place = goOn.Values[EditedForm.PlaceName] })
                : new MemberAnswer.Moved($"{goOn.Address}?verder={kept:D}");
        }

        var last = (await drafts.ListAsync(Member, context.RequestAborted)).FirstOrDefault(draft => draft.Address == address && !draft.Values.IsEmpty);
        return Show(NewForm(context, form, options, FormChanges.NewValues(form, intranet), Guid.NewGuid()) with { Kept = last, Place = options[0].Value });
    }

    private async Task<MemberAnswer> CreateAsync(HttpContext context, IFormCollection sent)
    {
        if (Opened(context) is not { } opened || !Guid.TryParse(sent[EditedForm.KeyName], out var document))
        {
            return new MemberAnswer.Missing();
        }

        var (_, form, options) = opened;
        var values = ValuesOf(sent);
        var shown = NewForm(context, form, options, values, document) with { Place = sent[EditedForm.PlaceName].ToString() };
        var what = sent[EditedForm.DoName].ToString();
        if (await submissions.FindAsync(Me, document, context.RequestAborted) is { } there)
        {
            // The form was saved, and is sent once more: by a second press, or come back to and written in.
            return await SaveAsync(context, sent, there, form, there.Stamp);
        }

        if (what == EditedForm.Keep)
        {
            return await KeepAsync(shown, context);
        }

        var refused = await ReceiveAsync(form, values, sent, context);
        if (FormChanges.Arrange(form, values, what) || refused.Count > 0)
        {
            return Show(shown with { Problems = refused, IsGivenBack = true }, refused.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        if ((string?)context.Request.RouteValues["soort"] == PlacingAddresses.Documents)
        {
            FormChanges.NameByFile(values, form, forms);
        }

        var reading = forms.Read(form, values, null);
        if (reading.Problems.Count > 0 || options.FirstOrDefault(option => option.Value == shown.Place) is not { } place)
        {
            return await RefuseAsync(shown with { Problems = reading.Problems.Count > 0 ? reading.Problems : [new FormProblem(null, FormFault.NotOffered)] }, context);
        }

        var draft = new NewSubmission(place.Network, place.Place, form.ContentType, reading.Text) { Key = document };
        var answer = await submissions.CreateAsync(Member, draft, context.RequestAborted);
        return answer is { IsDone: true, Submission: { } made }
            ? await GoOnAsync(context, what, made, values)
            : await RefuseAsync(shown with { Problems = ProblemsOf(answer) }, context, StatusOf(answer));
    }

    private async Task<MemberAnswer> EditAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } found)
        {
            return new MemberAnswer.Missing();
        }

        var (info, form, stored) = found;
        if (!info.Offered.Contains(SubmissionMove.Saved))
        {
            return new MemberAnswer.Moved(PlacingAddresses.Item(info.Key));
        }

        var kept = await drafts.FindAsync(Member, info.Key, context.RequestAborted);
        if (kept is null || !context.Request.Query.ContainsKey("verder"))
        {
            return Show(EditForm(info, form, stored, forms.Write(form, stored)) with { Kept = kept });
        }

        // With the stamp of what it was written in: what somebody else saved since is not written over unseen.
        return Show(EditForm(info, form, stored, kept.Values) with { Stamp = Guid.TryParse(kept.Values[EditedForm.StampName], out var stamp) ? stamp : info.Stamp });
    }

    private async Task<MemberAnswer> SaveAsync(HttpContext context, IFormCollection sent)
    {
        if (await FindAsync(context) is not { } found)
        {
            return new MemberAnswer.Missing();
        }

        return await SaveAsync(context, sent, found.Info, found.Form, Guid.TryParse(sent[EditedForm.StampName], out var stamp) ? stamp : Guid.Empty);
    }

    private async Task<MemberAnswer> SaveAsync(HttpContext context, IFormCollection sent, SubmissionInfo info, PlacingForm form, Guid stamp)
    {
        if (!info.Offered.Contains(SubmissionMove.Saved) || await submissions.ReadAsync(Me, info.Key, context.RequestAborted) is not { } stored)
        {
            return new MemberAnswer.Moved(PlacingAddresses.Item(info.Key));
        }

        var values = ValuesOf(sent);
        var shown = EditForm(info, form, stored, values) with { Stamp = stamp };
        var what = sent[EditedForm.DoName].ToString();
        if (what == EditedForm.Keep)
        {
            return await KeepAsync(shown, context);
        }

        var refused = await ReceiveAsync(form, values, sent, context);
        if (FormChanges.Arrange(form, values, what) || refused.Count > 0)
        {
            return Show(shown with { Problems = refused, IsGivenBack = true }, refused.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        var reading = forms.Read(form, values, stored);
        if (reading.Problems.Count > 0)
        {
            return await RefuseAsync(shown with { Problems = reading.Problems }, context);
        }

        var answer = await submissions.SaveAsync(new SubmissionRequest(Me, info.Key, stamp), reading.Text, context.RequestAborted);
        return answer is { IsDone: true, Submission: { } saved }
            ? await GoOnAsync(context, what, saved, values)
            : await RefuseAsync(shown with { Problems = ProblemsOf(answer), Stamp = answer.Submission?.Stamp ?? info.Stamp }, context, StatusOf(answer));
    }

    // What follows a draft that is saved.
    private async Task<MemberAnswer> GoOnAsync(HttpContext context, string what, SubmissionInfo saved, FormValues values)
    {
        await drafts.ForgetAsync(Member, saved.Key, context.RequestAborted);
        if (what != EditedForm.Submit || !saved.Offered.Contains(SubmissionMove.Submitted))
        {
            // Sent twice, the second finds it submitted already.
            return new MemberAnswer.Moved(what == EditedForm.Save && saved.Offered.Contains(SubmissionMove.Saved) ? PlacingAddresses.Edit(saved.Key) : PlacingAddresses.Item(saved.Key));
        }

        var answer = await submissions.SubmitAsync(new SubmissionRequest(Me, saved.Key, saved.Stamp), context.RequestAborted);
        if (answer.IsDone || answer.Outcome is SubmissionOutcome.Conflict)
        {
            return new MemberAnswer.Moved(PlacingAddresses.Item(saved.Key));
        }

        return forms.Of(saved.ContentType, visitor.Visitor) is { } form && await submissions.ReadAsync(Me, saved.Key, context.RequestAborted) is { } stored
            ? Show(
                EditForm(answer.Submission ?? saved, form, stored, forms.Write(form, stored)) with { Problems = ProblemsOf(answer), Notice = texts["Placing.SavedNotSubmitted"] },
                StatusOf(answer))
            : new MemberAnswer.Moved(PlacingAddresses.Item(saved.Key));
    }

    private async Task<MemberAnswer> ForgetAsync(HttpContext context)
    {
        var document = Guid.Parse((string)context.Request.RouteValues["document"]!);
        var kept = await drafts.FindAsync(Member, document, context.RequestAborted);
        await drafts.ForgetAsync(Member, document, context.RequestAborted);
        return new MemberAnswer.Moved(kept?.Address ?? PlacingAddresses.Item(document));
    }

    // A form that cannot be believed yet, or whose sender is not signed in any more: nothing is done, and it is given back.
    private Task<MemberAnswer> GiveBackNewAsync(HttpContext context, IFormCollection sent)
        => Task.FromResult<MemberAnswer>(visitor.Visitor.IsSignedIn && Opened(context) is { } opened && Guid.TryParse(sent[EditedForm.KeyName], out var document)
            ? Show(
                NewForm(context, opened.Form, opened.Places, ValuesOf(sent), document) with { Place = sent[EditedForm.PlaceName].ToString(), Notice = texts["Placing.SendAgain"], IsGivenBack = true },
                StatusCodes.Status400BadRequest)
            : LostForm(context, sent));

    private async Task<MemberAnswer> GiveBackEditAsync(HttpContext context, IFormCollection sent)
        => visitor.Visitor.IsSignedIn && await FindAsync(context) is { } found
            ? Show(
                EditForm(found.Info, found.Form, found.Stored, ValuesOf(sent)) with
                {
                    Stamp = Guid.TryParse(sent[EditedForm.StampName], out var stamp) ? stamp : null,
                    Notice = texts["Placing.SendAgain"],
                    IsGivenBack = true,
                },
                StatusCodes.Status400BadRequest)
            : LostForm(context, sent);

    private static MemberAnswer.Page LostForm(HttpContext context, IFormCollection sent)
    {
        string[] more = [EditedForm.KeyName, EditedForm.StampName, EditedForm.PlaceName];
        var fields = sent.Where(field => FormValues.IsOwn(field.Key) || more.Contains(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? string.Empty)))
            .ToArray();
        return new MemberAnswer.Page(
            DocumentBody.Of<LostFormView>("SignIn.NeededTitle", (nameof(LostFormView.Fields), fields), (nameof(LostFormView.Action), context.Request.Path.Value)),
            StatusCodes.Status401Unauthorized);
    }

    private (IntranetSummary Intranet, PlacingForm Form, IReadOnlyList<PlaceOption> Places)? Opened(HttpContext context)
    {
        var type = PlacingAddresses.Kinds.FirstOrDefault(kind => kind.Word == (string?)context.Request.RouteValues["soort"]).ContentType;
        var key = Guid.Parse((string)context.Request.RouteValues["intranet"]!);
        return type is not null
            && centre.Read().Intranets.All.FirstOrDefault(intranet => intranet.Link.Key == key) is { } intranet
            && places.For(type, intranet, visitor.Visitor) is { Count: > 0 } options
            && forms.Of(type, visitor.Visitor) is { } form
                ? (intranet, (string?)context.Request.RouteValues["soort"] == PlacingAddresses.Documents ? FormChanges.FilesFirst(form) : form, options)
                : null;
    }

    private async Task<(SubmissionInfo Info, PlacingForm Form, SubmissionText Stored)?> FindAsync(HttpContext context)
    {
        var document = Guid.Parse((string)context.Request.RouteValues["document"]!);
        return await submissions.FindAsync(Me, document, context.RequestAborted) is { } info
            && forms.Of(info.ContentType, visitor.Visitor) is { } form
            && await submissions.ReadAsync(Me, document, context.RequestAborted) is { } stored
                ? (info, form, stored)
                : null;
    }

    private EditedForm NewForm(HttpContext context, PlacingForm form, IReadOnlyList<PlaceOption> options, FormValues values, Guid document)
        => new(form, values, document, context.Request.Path.Value!) { Places = options, Files = field => forms.Files(field, values, null) };

    private EditedForm EditForm(SubmissionInfo info, PlacingForm form, SubmissionText stored, FormValues values)
        => new(form, values, info.Key, PlacingAddresses.Edit(info.Key))
        {
            Stored = stored,
            Stamp = info.Stamp,
            Remark = info.Remark,
            Files = field => forms.Files(field, values, stored),
        };

    // The files sent with the form stand in it from now on. What was refused is told at its field.
    private async Task<IReadOnlyList<FormProblem>> ReceiveAsync(PlacingForm form, FormValues values, IFormCollection sent, HttpContext context)
    {
        var problems = new List<FormProblem>();
        foreach (var field in form.Groups.SelectMany(group => group.Fields).Where(field => field.Kind is FieldKind.Files))
        {
            foreach (var file in sent.Files.GetFiles(FileRows.NewName(field.Name)))
            {
                var received = await files.ReceiveAsync(file.FileName, file.OpenReadStream, context.RequestAborted);
                if (received.TemporaryFile is { } temporary)
                {
                    FileRows.Add(values, field.Name, temporary, file.FileName, file.Length);
                }
                else
                {
                    problems.Add(new FormProblem(field.Alias, FormFault.None, received.Problem!));
                }
            }
        }

        return problems;
    }

    private async Task<MemberAnswer> RefuseAsync(EditedForm form, HttpContext context, int status = StatusCodes.Status422UnprocessableEntity)
    {
        await KeepAsync(form, context);
        return Show(form with { IsGivenBack = true }, status);
    }

    // What is typed, kept beside the document: nothing of the document changes.
    private async Task<MemberAnswer> KeepAsync(EditedForm form, HttpContext context)
    {
        var values = FormValues.FromJson(form.Values.ToJson());
        if (!values.IsEmpty)
        {
            values.Add(EditedForm.PlaceName, form.Place).Add(EditedForm.StampName, form.Stamp?.ToString("D"));
        }

        return await drafts.KeepAsync(Member, new KeptForm(form.Document, form.Action, form.Form.ContentType, values, default), context.RequestAborted)
            ? new MemberAnswer.Done()
            : new MemberAnswer.Undone(StatusCodes.Status422UnprocessableEntity);
    }

    private MemberAnswer.Page Show(EditedForm form, int status = StatusCodes.Status200OK)
        => new(DocumentBody.Of<FormView>("Placing.Write", (nameof(FormView.Form), form with { Member = Member })) with { Script = SiteAssets.Placing }, status);

    private static IReadOnlyList<FormProblem> ProblemsOf(SubmissionAnswer answer)
        => answer.Problems.Count > 0 ? [.. answer.Problems.Select(FormProblem.Of)] : [new FormProblem(null, FormFault.None, answer.Message)];

    internal static int StatusOf(SubmissionAnswer answer) => answer.Outcome switch
    {
        SubmissionOutcome.NotFound => StatusCodes.Status404NotFound,
        SubmissionOutcome.Refused => StatusCodes.Status403Forbidden,
        SubmissionOutcome.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
