import { deepStrictEqual } from 'node:assert';
import { placeOf, requestPath } from '../../main/resources/web/app/frame/routing';

Deno.test('each path is one place, and what the service does not answer is none', () => {
  deepStrictEqual(placeOf('/'), { page: 'inbox' });
  deepStrictEqual(placeOf(requestPath('QXBw_-1')), { page: 'request', id: 'QXBw_-1' });
  for (const path of ['/requests', '/requests/', '/requests/a/b', '/requests/a%2Fb', '/session', '/graphql']) {
    deepStrictEqual(placeOf(path), { page: 'nowhere' });
  }
});
