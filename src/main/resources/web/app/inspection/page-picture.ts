import { Problem, readPicture } from '../graphql/client';
import { layoutOf, type Layout } from './page-places';
import { TEXTS } from './texts';

/** A page as a picture; whoever has it closes the picture in the end. */
export interface PagePicture {
  readonly layout: Layout;
  readonly picture: ImageBitmap;
}

/**
 * A page of a version as it is, or with its text laid bare; the service records that it was read before it answers.
 *
 * @throws Problem
 */
export async function pagePicture(version: string, page: number, bare: boolean): Promise<PagePicture> {
  const answer = await readPicture(`/content/versions/${version}/preview/painted?page=${page}&text=${bare}`);
  const layout = layoutOf(answer.headers.get('Imprimatur-Page'));
  if (layout === null) {
    throw new Problem('unexpected', TEXTS.page.unreadable);
  }
  try {
    return { layout, picture: await createImageBitmap(await answer.blob()) };
  } catch {
    throw new Problem('unexpected', TEXTS.page.unreadable);
  }
}
