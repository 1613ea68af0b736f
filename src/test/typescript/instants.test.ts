import { strictEqual } from 'node:assert';
import { isShort, timeLeft } from '../../main/resources/web/app/frame/instants';

const NOW = Date.parse('2026-03-01T12:00:00Z');

Deno.test('time left is told in the two largest units', () => {
  strictEqual(timeLeft('2026-03-03T15:59:59Z', NOW), '2 days 3 hours');
  strictEqual(timeLeft('2026-03-02T12:00:00Z', NOW), '1 day 0 hours');
  strictEqual(timeLeft('2026-03-01T13:01:30Z', NOW), '1 hour 1 minute');
  strictEqual(timeLeft('2026-03-01T12:10:00Z', NOW), '10 minutes');
});

Deno.test('what is left of a minute is a minute, and exactly now is over', () => {
  strictEqual(timeLeft('2026-03-01T12:00:01Z', NOW), '1 minute');
  strictEqual(timeLeft('2026-03-01T12:00:00Z', NOW), 'Over');
  strictEqual(timeLeft('2026-02-01T12:00:00Z', NOW), 'Over');
});

Deno.test('less than a day is short', () => {
  strictEqual(isShort('2026-03-02T11:59:59Z', NOW), true);
  strictEqual(isShort('2026-03-02T12:00:00Z', NOW), false);
});
