import { operate, Problem, sentences } from '../graphql/client';
import { AddVersion, DocumentById, type WholeDocument } from './operations';
import { TEXTS } from './texts';
import { digestOf, hexadecimal, upload, type Uploaded } from './upload';

/** How far it is: reading the file here, sending it, adding it. */
export type AdditionStep = 'read' | 'send' | 'add';

/** The version that there is now; `already` where the file was the latest version before anybody tried. */
export interface Added {
  readonly versionId: string;
  readonly already: boolean;
}

/** Makes files the next version of a document. Tried again, after a lost answer for one, the same file becomes one version. */
export class Addition {
  /** What arrived, until it became a version: the next try need not send it again. */
  private arrived: { readonly file: File; readonly uploaded: Uploaded } | null = null;
  /** The digest of what was last tried to add. */
  private tried = '';

  /** @param reached told how far it is, and how many bytes were sent */
  constructor(private readonly reached: (step: AdditionStep, sent: number) => void) {}

  /**
   * @param seen the document as it was shown
   * @throws Problem `DOCUMENT_CHANGED` where it is another by now, `cancelled`, `broken-off`, or what it is refused with
   */
  async add(seen: WholeDocument, file: File, stop: AbortSignal): Promise<Added> {
    this.reached('read', 0);
    const digest = await digestOf(file);
    const sha256 = hexadecimal(digest);
    const { latestVersion, lockVersion } = await latest(seen.id);
    if (latestVersion?.sha256 === sha256) {
      // Perhaps an earlier try was done, although its answer got lost.
      return { versionId: latestVersion.id, already: this.tried !== sha256 };
    }
    if (lockVersion !== seen.lockVersion) {
      throw changed();
    }
    const { uploadId, sha256: received } = await this.bytes(file, digest, stop);
    if (received !== sha256) {
      throw new Problem('differs', TEXTS.upload.differs);
    }
    this.reached('add', file.size);
    this.tried = sha256;
    const { version, userErrors } = (
      await operate(AddVersion, {
        input: { documentId: seen.id, expectedVersion: seen.lockVersion, uploadId, sha256, fileName: file.name },
      })
    ).addDocumentVersion;
    return version === null ? this.refused(userErrors, seen.id, sha256) : this.done(version.id);
  }

  private async bytes(file: File, digest: Uint8Array, stop: AbortSignal): Promise<Uploaded> {
    if (this.arrived !== null && this.arrived.file === file) {
      return this.arrived.uploaded;
    }
    this.reached('send', 0);
    const uploaded = await upload(file, digest, (sent) => this.reached('send', sent), stop);
    this.arrived = { file, uploaded };
    return uploaded;
  }

  /** What an earlier try did already is done; anything else is told. */
  private async refused(
    refusals: ReadonlyArray<{ readonly code: string; readonly message: string }>,
    documentId: string,
    sha256: string,
  ): Promise<Added> {
    const { latestVersion } = await latest(documentId);
    if (latestVersion?.sha256 === sha256) {
      return this.done(latestVersion.id);
    }
    if (refusals.some(({ code }) => code === 'DOCUMENT_CHANGED')) {
      throw changed();
    }
    this.arrived = null;
    throw new Problem('refused', sentences(refusals));
  }

  private done(versionId: string): Added {
    this.arrived = null;
    return { versionId, already: false };
  }
}

function changed(): Problem {
  return new Problem('DOCUMENT_CHANGED', TEXTS.upload.changed);
}

async function latest(id: string): Promise<WholeDocument> {
  const { document } = await operate(DocumentById, { id });
  if (document === null) {
    throw new Problem('missing', TEXTS.document.missing);
  }
  return document;
}
