import { CATEGORIES, MECHANISMS } from '../graphql/words';
import type { ComparedVersion } from './operations';
import { counted } from '../frame/texts';
import { TEXTS } from './texts';

type Inspection = NonNullable<ComparedVersion['inspection']>;
type Finding = Inspection['findings']['nodes'][number];

/** One difference in words, and whether it makes the content graver. */
export interface Difference {
  readonly text: string;
  readonly grave: boolean;
}

/** What is another in a version than in one before it, the gravest first; empty where inspection sees no difference. */
export function compare(before: ComparedVersion, now: ComparedVersion): ReadonlyArray<Difference> {
  if (before.sha256 === now.sha256) {
    return [];
  }
  const differences: Difference[] = [];
  const say = (text: string, grave: boolean): number => differences.push({ text, grave });
  const { inspection: was } = before;
  const { inspection: is } = now;
  if (was === null || is === null) {
    say(TEXTS.comparison.notInspected, is === null);
  } else {
    if (was.personCount !== is.personCount) {
      say(TEXTS.comparison.people(was.personCount, is.personCount), is.personCount > was.personCount);
    }
    if (was.claimantCount !== is.claimantCount) {
      say(TEXTS.comparison.claims(was.claimantCount, is.claimantCount), is.claimantCount > was.claimantCount);
    }
    if (was.hiddenContent !== is.hiddenContent) {
      say(is.hiddenContent ? TEXTS.comparison.hiddenNow : TEXTS.comparison.hiddenGone, is.hiddenContent);
    }
    const added = is.categories.filter((category) => !was.categories.includes(category));
    const gone = was.categories.filter((category) => !is.categories.includes(category));
    if (added.length > 0) {
      say(TEXTS.comparison.categories(added.map((category) => CATEGORIES[category])), true);
    }
    if (gone.length > 0) {
      say(TEXTS.comparison.categoriesGone(gone.map((category) => CATEGORIES[category])), false);
    }
    const together = is.editionComparison;
    if (together?.edition === before.number) {
      say(together.sentence, together.singlesOut);
    }
    findings(was, is).forEach((difference) => differences.push(difference));
  }
  if (before.fileName !== now.fileName) {
    say(TEXTS.comparison.name(before.fileName, now.fileName), false);
  }
  return differences.sort((one, other) => Number(other.grave) - Number(one.grave));
}

const key = ({ mechanism, place, recogniser }: Finding): string => [mechanism, place, recogniser].join('\u0000');

/** Only where all findings are known: of a part, what is missing means nothing. */
function findings(was: Inspection, is: Inspection): ReadonlyArray<Difference> {
  const whole = [was, is].every((inspection) => inspection.findings.totalCount <= inspection.findings.nodes.length);
  if (!whole) {
    return [{ text: TEXTS.comparison.tooMany, grave: false }];
  }
  const before = new Map(was.findings.nodes.map((finding) => [key(finding), finding]));
  const now = new Map(is.findings.nodes.map((finding) => [key(finding), finding]));
  const words = (finding: Finding): string => `${finding.place} (${MECHANISMS[finding.mechanism]}, ${counted(finding.occurrences, 'time', 'times')})`;
  const added = [...now].filter(([place]) => !before.has(place)).map(([, finding]) => finding);
  const gone = [...before].filter(([place]) => !now.has(place)).map(([, finding]) => finding);
  const more = [...now].filter(([place, finding]) => {
    const earlier = before.get(place);
    return earlier !== undefined && earlier.occurrences !== finding.occurrences;
  });
  return [
    ...added.map((finding) => ({ text: TEXTS.comparison.found(words(finding)), grave: true })),
    ...more.map(([place, finding]) => ({
      text: TEXTS.comparison.changed(words(finding), before.get(place)?.occurrences ?? 0),
      grave: finding.occurrences > (before.get(place)?.occurrences ?? 0),
    })),
    ...gone.map((finding) => ({ text: TEXTS.comparison.foundNoMore(words(finding)), grave: false })),
  ];
}
