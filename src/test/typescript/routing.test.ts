import { deepStrictEqual } from 'node:assert';
import {
  askPath,
  contentPath,
  documentPath,
  entryPath,
  personPath,
  placeOf,
  releasePath,
  requestPath,
} from '../../main/resources/web/app/frame/routing';

Deno.test('each path is one place, and what the service does not answer is none', () => {
  deepStrictEqual(placeOf('/'), { page: 'home' });
  for (const page of ['inbox', 'signatures', 'documents', 'register', 'releases', 'audit', 'policy', 'people']) {
    deepStrictEqual(placeOf(`/${page}`).page, page);
  }
  deepStrictEqual(placeOf('/audit/exceptions'), { page: 'exceptions' });
  deepStrictEqual(placeOf(requestPath('QXBw_-1')), { page: 'request', id: 'QXBw_-1' });
  deepStrictEqual(placeOf(documentPath('QXBw_-1')), { page: 'document', id: 'QXBw_-1' });
  deepStrictEqual(placeOf(releasePath('QXBw_-1')), { page: 'release', id: 'QXBw_-1' });
  deepStrictEqual(placeOf(personPath('QXBw_-1')), { page: 'person', id: 'QXBw_-1' });
  deepStrictEqual(placeOf(entryPath('QXBw_-1')), { page: 'entry', id: 'QXBw_-1' });
  deepStrictEqual(placeOf(askPath('QXBw_-1')), { page: 'ask', version: 'QXBw_-1' });
  deepStrictEqual(placeOf(contentPath('QXBw_-1')), { page: 'content', version: 'QXBw_-1' });
  const none = ['/requests', '/requests/', '/requests/a/b', '/requests/a%2Fb', '/requests/a/content', '/versions/a'];
  for (const path of [...none, '/versions/a/other', '/session', '/graphql', '/audit/entries', '/content', '/permits']) {
    deepStrictEqual(placeOf(path), { page: 'nowhere' });
  }
});
