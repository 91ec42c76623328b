import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside, press, settled, textOf, type } from '../testing/fixture.js';
import type { AttachmentService } from './attachment-service.js';
import type { MvoAttachmentRowElement } from './attachment-row.element.js';
import './attachments-editor.element.js';
import type { MvoPropertyEditorAttachmentsElement } from './attachments-editor.element.js';
import { renamed, sizeText, type Attachments, type NewAttachment, type Refusal, type StoredAttachment } from './attachments.js';

const stored = (name: string, title?: string): StoredAttachment => ({
  key: crypto.randomUUID(),
  name,
  ...(title ? { title } : {}),
  size: 12_345,
  contentType: 'application/pdf',
  sha256: 'ab'.repeat(32),
  added: '2006-10-11T10:00:00Z',
});

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);

/** Stands for the server: every upload waits until the test lets it go on. */
class Server implements AttachmentService {
  public running: Array<{ name: string; progress: (percent: number) => void; end: (refusal?: Refusal | 'cancelled') => void; signal: AbortSignal }> = [];

  public async limits() {
    return { largestFile: 1000, extensions: ['pdf', 'docx'], mostFiles: 4 };
  }

  public upload(_: string, file: File, progress: (percent: number) => void, signal: AbortSignal) {
    return new Promise<Refusal | 'cancelled' | undefined>((end) => {
      signal.addEventListener('abort', () => end('cancelled'));
      this.running.push({ name: file.name, progress, end, signal });
    });
  }

  public async download() {
    return new Blob(['bytes']);
  }
}

async function editor(value: unknown, readonly = false) {
  const server = new Server();
  const element = await fixture<MvoPropertyEditorAttachmentsElement>(
    html`<mvo-property-editor-attachments .service=${server} .value=${value} ?readonly=${readonly}></mvo-property-editor-attachments>`,
  );
  await waitUntil(() => readonly || element.renderRoot.querySelector('.hint') !== null, 'the limits are shown');
  await settled(element);
  return { element, server };
}

type Editor = MvoPropertyEditorAttachmentsElement;
const rows = (element: Editor) => [...element.renderRoot.querySelectorAll('mvo-attachment-row')];
const uploads = (element: Editor) => [...element.renderRoot.querySelectorAll<HTMLElement>('.uploads li')];
const names = (element: Editor) => (element.value as Attachments | null)?.files.map((file) => file.name);

describe('attachments editor', () => {
  it('says beforehand what may be attached', async () => {
    const { element } = await editor(null);
    expect(textOf(inside(element, '.hint'))).to.equal('Hoogstens 1 kB per bestand: pdf, docx.');
  });

  it('sends several files at once, shows how far each is, and takes them in as they arrive', async () => {
    const { element, server } = await editor(null);
    element.add([file('een.pdf'), file('twee.docx')]);
    await settled(element);
    expect(server.running.map((upload) => upload.name)).to.deep.equal(['een.pdf', 'twee.docx']);
    expect(element.validationMessage).to.contain('nog bestanden opgeladen');

    server.running[0].progress(40);
    await settled(element);
    expect(inside(uploads(element)[0], '[role=progressbar]').getAttribute('aria-valuenow')).to.equal('40');

    server.running[1].end();
    server.running[0].end();
    await waitUntil(() => rows(element).length === 2);
    await settled(element);
    expect(names(element)).to.deep.equal(['twee.docx', 'een.pdf']);
    expect((element.value as Attachments).files.map((file) => Object.keys(file))).to.deep.equal([
      ['key', 'name', 'size', 'temporaryFileId'],
      ['key', 'name', 'size', 'temporaryFileId'],
    ]);
    expect(uploads(element)).to.have.length(0);
    expect(element.checkValidity()).to.equal(true);
  });

  const refused: Array<[string, File, string]> = [
    ['of a kind that is not allowed', file('virus.exe'), 'Dit soort bestand is niet toegelaten; kies een van pdf, docx.'],
    ['that is too large', file('boek.pdf', 1001), 'Dit bestand is te groot; hoogstens 1 kB is toegelaten.'],
    ['that is empty', file('leeg.pdf', 0), 'Dit bestand is leeg; kies een bestand met inhoud.'],
  ];
  refused.forEach(([what, wrong, why]) =>
    it(`refuses a file ${what} without sending it, and says why`, async () => {
      const { element, server } = await editor(null);
      element.add([wrong, file('goed.pdf')]);
      await settled(element);
      expect(server.running.map((upload) => upload.name)).to.deep.equal(['goed.pdf']);
      expect(textOf(uploads(element)[0])).to.contain(why);
      expect(inside(element, '[role=status]').textContent).to.equal(`${wrong.name}: ${why}`);
    }),
  );

  it('refuses what is one too many', async () => {
    const { element } = await editor({ files: ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => stored(name)) });
    element.add([file('d.pdf'), file('e.pdf')]);
    await settled(element);
    expect(uploads(element).map((upload) => textOf(upload).includes('Er staan al 4 bestanden'))).to.deep.equal([false, true]);
  });

  it('shows why the server refused a file, which it knows from the bytes', async () => {
    const { element, server } = await editor(null);
    element.add([file('vermomd.pdf')]);
    server.running[0].end({ reason: 'server', message: '‘vermomd.pdf’ is geen bestand van een toegelaten soort.' });
    await waitUntil(() => uploads(element)[0]?.className === 'refused');
    expect(textOf(uploads(element)[0])).to.contain('geen bestand van een toegelaten soort');
    expect(element.value ?? null).to.equal(null);
    expect(element.checkValidity()).to.equal(true);
  });

  it('tries again what did not come through', async () => {
    const { element, server } = await editor(null);
    element.add([file('een.pdf')]);
    server.running[0].end({ reason: 'uploadFailed' });
    await waitUntil(() => element.renderRoot.querySelector('.again') !== null);
    inside(element, '.again').click();
    await waitUntil(() => server.running.length === 2);
    server.running[1].end();
    await waitUntil(() => names(element)?.[0] === 'een.pdf');
  });

  it('cancels an upload', async () => {
    const { element, server } = await editor(null);
    element.add([file('een.pdf')]);
    await settled(element);
    inside(uploads(element)[0], 'uui-button').click();
    await settled(element);
    expect(server.running[0].signal.aborted).to.equal(true);
    expect(uploads(element)).to.have.length(0);
    expect(element.value ?? null).to.equal(null);
  });

  it('calls a file by another title and another name, and keeps the extension', async () => {
    const { element } = await editor({ files: [stored('verslag.pdf')] });
    const [row] = rows(element);
    type(inside(row, '#title'), 'Het verslag');
    await settled(element);
    type(inside(row, '#name'), '../notulen 2006.docx');
    await settled(element);
    const [changed] = (element.value as Attachments).files as StoredAttachment[];
    expect([changed.title, changed.name, changed.sha256]).to.deep.equal(['Het verslag', 'notulen 2006.docx.pdf', 'ab'.repeat(32)]);
  });

  it('moves a file with its buttons and with Alt and an arrow', async () => {
    const { element } = await editor({ files: ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => stored(name)) });
    inside(rows(element)[0], '#down').click();
    await settled(element);
    expect(names(element)).to.deep.equal(['b.pdf', 'a.pdf', 'c.pdf']);
    expect(inside(element, '[role=status]').textContent).to.equal('a.pdf staat nu op plaats 2 van 3');

    press(inside(rows(element)[2], '#title'), 'ArrowUp', { altKey: true });
    await settled(element);
    expect(names(element)).to.deep.equal(['b.pdf', 'c.pdf', 'a.pdf']);
  });

  it('gives a removed file back where it was', async () => {
    const value = { files: [stored('a.pdf'), stored('b.pdf', 'De tweede')] };
    const { element } = await editor(value);
    inside(rows(element)[0], '#remove').click();
    await settled(element);
    expect(names(element)).to.deep.equal(['b.pdf']);
    inside(element, '#undo').click();
    await settled(element);
    expect(element.value).to.deep.equal(value);
  });

  it('is stored as nothing when the last file is removed', async () => {
    const { element } = await editor({ files: [stored('a.pdf')] });
    inside(rows(element)[0], '#remove').click();
    await settled(element);
    expect(element.value).to.equal(null);
  });

  it('gives back the bytes of what was uploaded here, before it is saved', async () => {
    const { element, server } = await editor(null);
    element.add([file('een.pdf')]);
    server.running[0].end();
    await waitUntil(() => rows(element).length === 1);
    await settled(element);
    let downloaded = '';
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      downloaded = `${this.download} ${this.protocol}`;
    };
    try {
      inside(rows(element)[0], '#download').click();
      await waitUntil(() => downloaded !== '');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(downloaded).to.equal('een.pdf blob:');
  });

  it('offers nothing to change when it is read-only', async () => {
    const { element } = await editor({ files: [stored('a.pdf', 'De eerste')] }, true);
    const row: MvoAttachmentRowElement = rows(element)[0];
    expect(row.renderRoot.querySelectorAll('uui-input, #up, #down, #remove')).to.have.length(0);
    expect(element.renderRoot.querySelector('uui-file-dropzone')).to.equal(null);
    expect(textOf(row)).to.contain('De eerste');
  });

  for (const readonly of [false, true]) {
    it(`is accessible ${readonly ? 'to read' : 'to edit'}`, async () => {
      const fresh: NewAttachment = { key: crypto.randomUUID(), name: 'b.docx', size: 20, temporaryFileId: crypto.randomUUID() };
      const { element } = await editor({ files: [stored('a.pdf', 'De eerste'), fresh] }, readonly);
      element.add([file('virus.exe'), file('onderweg.pdf')]);
      await settled(element);
      await expect(element).to.be.accessible();
    });
  }
});

describe('attachments', () => {
  const wishes: Array<[string, string, string]> = [
    ['verslag.pdf', 'notulen', 'notulen.pdf'],
    ['verslag.pdf', 'notulen.PDF', 'notulen.pdf'],
    ['verslag.pdf', 'a/b\\c:d', 'a b c d.pdf'],
    ['verslag.pdf', '  ', 'verslag.pdf'],
    ['verslag.pdf', '...', 'verslag.pdf'],
  ];
  wishes.forEach(([name, wish, result]) => it(`called ‘${wish}’ become ${result}`, () => expect(renamed(name, wish)).to.equal(result)));

  it('have sizes as people say them', () =>
    expect([12, 12_345, 1_550_000].map((size) => sizeText(size, 'nl').replace(/\u00a0/g, ' '))).to.deep.equal(['12 byte', '12 kB', '1,6 MB']));
});
