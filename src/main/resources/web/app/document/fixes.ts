import type { Mechanism, Severity } from '../graphql/enums';
import { counted } from '../frame/texts';
import { CATEGORIES } from '../graphql/words';
import type { InspectedVersion } from './operations';
import { placeInWords } from './places';

export type Inspection = NonNullable<InspectedVersion['inspection']>;
export type Found = Inspection['findings']['nodes'][number];

/** What the recognisers recognise, as people say it. */
const RECOGNISED: Readonly<Record<string, string>> = {
  A_NUMBER: 'A-numbers',
  SSN: 'social security numbers',
  RECEIPT_NUMBER: 'receipt numbers',
  EMAIL: 'addresses of electronic mail',
  PHONE: 'telephone numbers',
  PERSON_NAME: 'names of people',
  DATE_OF_BIRTH: 'dates of birth',
  NATIONALITY: 'nationalities',
  LINKED_CLAIM: 'people together with their claims',
  CLAIM_WORDS: 'words about claims',
  DISGUISED_TEXT: 'text written so that it is not recognised',
  HIDDEN_CONTENT: 'content that a reader does not see',
  UNREAD: 'a part that could not be read',
  UNREAD_PICTURE: 'a page or picture that the inspection cannot read, and two reviewers can',
  MACHINE_READ: 'pictures that only a program has read, which may miss handwriting and poor print',
  MACHINE_READ_UNSEEN: 'a picture that only a program has read, of which it is not certain that a reader sees it',
  TYPE_MISMATCH: 'a file inside whose name contradicts what it is',
};

/** How to mend a file, by the means by which content is in it; spoken of Excel, since that is what people have. */
const REMEDIES: Readonly<Record<Exclude<Mechanism, 'VISIBLE'>, string>> = {
  SHEET_HIDDEN:
    'Hiding a sheet protects nothing. Right-click any sheet’s tab, choose “Unhide” and look at the sheet; delete it if it is not meant to go out. Then save the file and add it as a new version.',
  SHEET_VERY_HIDDEN:
    'This sheet is hidden so deeply that “Unhide” does not list it. Copy the sheets that are meant to go out to a new workbook, save that, and add it as a new version.',
  COLUMN_HIDDEN:
    'Hiding a column protects nothing. Select the columns on both sides of it, choose “Unhide” and look; delete the column if it is not meant to go out. Then save the file and add it as a new version.',
  ROW_HIDDEN:
    'Hiding or filtering rows protects nothing. Clear the filter, select all rows, choose “Unhide” and delete those that are not meant to go out. Then save the file and add it as a new version.',
  PIVOT_CACHE:
    'A pivot table keeps a copy of all the rows that it was made of. Copy it and paste it as values, delete the pivot table, save the file and add it as a new version.',
  EXTERNAL_LINK_CACHE:
    'The workbook keeps a copy of cells of another file. Under “Data”, “Edit links”, break the links; save the file and add it as a new version.',
  COMMENT: 'Delete the comments and notes (“Review”, “Delete”), save the file and add it as a new version.',
  DEFINED_NAME: 'Open the name manager (“Formulas”), delete the names, save the file and add it as a new version.',
  DOC_PROPERTY:
    'Open “File”, “Info”, and remove author, title, comments and other properties, or let “Inspect document” do it. Save the file and add it as a new version.',
  WHITE_TEXT:
    'The text has the colour of its background. Select the cells, set the colour to automatic and look; delete what is not meant to go out, save the file and add it as a new version.',
  NUMFMT_HIDDEN:
    'The cells have a number format that shows nothing. Set the format to “General” and look; delete what is not meant to go out, save the file and add it as a new version.',
  FAR_CELL: 'The cells are far from all others, where nobody looks. Go there, delete them, save the file and add it as a new version.',
  ZERO_WIDTH:
    'There are characters without width in the text, which hide what it says from a search. Type the text anew, save the file and add it as a new version.',
  HOMOGLYPH:
    'Letters were replaced by others that look alike, which hides what the text says from a search. Type the text anew, save the file and add it as a new version.',
  TRACKED_INSERTION: 'Accept or reject all tracked changes, save the file and add it as a new version.',
  TRACKED_MOVE: 'Accept all tracked changes, save the file and add it as a new version.',
  SLIDE_HIDDEN: 'Hiding a slide protects nothing. Delete the slide, save the file and add it as a new version.',
  NOTES: 'Delete the notes (“File”, “Info”, “Inspect document”), save the file and add it as a new version.',
  MASTER: 'Open “View”, “Slide master”, delete what is not meant to go out, save the file and add it as a new version.',
  FORM_FIELD: 'Empty the fields of the form, or print the form to a new file, and add that as a new version.',
  MAIL_HEADER: 'Copy the text of the mail that is meant to go out into a new file, and add that as a new version.',
  IMAGE_METADATA: 'Export the picture without its location and description, and add that as a new version.',
  TRACKED_DELETION: 'Accept all tracked changes, save the file and add it as a new version.',
  VANISH: 'Text is marked as hidden. Show it, delete it, save the file and add it as a new version.',
  EMBEDDED_OBJECT: 'Delete the embedded object, or replace it by a picture of what is meant to be seen. Save the file and add it as a new version.',
  COVERED_TEXT: 'Covering text does not remove it. Delete the text itself, save the file and add it as a new version.',
  OFF_PAGE: 'Delete the text beyond the edge of the page, save the file and add it as a new version.',
  TINY_TEXT: 'Enlarge the text and look; delete what is not meant to go out, save the file and add it as a new version.',
  INVISIBLE_TEXT: 'Show the text and look; delete what is not meant to go out, save the file and add it as a new version.',
  HIDDEN_LAYER: 'Show the hidden layers, delete what is not meant to go out, save the file and add it as a new version.',
  IMAGE_TEXT: 'Replace the picture by one without this text, save the file and add it as a new version.',
  ATTACHMENT: 'Remove the attachments, save the file and add it as a new version.',
  ANNOTATION: 'Delete the annotations, save the file and add it as a new version.',
  EARLIER_REVISION:
    'The file still holds text of an earlier state. Copy the cells to a new workbook, save that, and add it as a new version.',
  CELL_RULE:
    'Delete the rules (“Data”, “Data validation”, and “Conditional formatting”, “Manage rules”), save the file and add it as a new version.',
  CHART_CACHE:
    'A chart keeps a copy of the cells that it was made of. Replace it by a picture of itself, save the file and add it as a new version.',
  CONNECTION: 'Open “Data”, “Queries & connections”, delete the connections, save the file and add it as a new version.',
  CUSTOM_XML: 'Let “File”, “Info”, “Inspect document” remove custom XML data, save the file and add it as a new version.',
  DRAWING_TEXT:
    'Open the selection pane (“Find & select”), look at every drawing, delete those that are not meant to go out, save the file and add it as a new version.',
  HYPERLINK: 'Remove the links (“Edit hyperlink”, “Remove link”), save the file and add it as a new version.',
  MACRO: 'Save the file as a workbook without macros (.xlsx) and add that as a new version.',
  OTHER_PART: 'Copy the cells to a new workbook, save that, and add it as a new version.',
};

type Weight = 'grave' | 'medium' | 'light';

const IN_PLAIN_SIGHT: Readonly<Record<Weight, string>> = {
  grave:
    'Delete these columns, or replace them by counts, save the file and add it as a new version. If the disclosure is meant to be about these people, leave them: everybody who signs is shown them, and the policy asks for more.',
  medium:
    'Look whether somebody can be told by this; if so, make it coarser (a year instead of a date, for one), save the file and add it as a new version.',
  light: 'Nothing has to be done: this is a weak sign, which those who sign see.',
};

/** Findings that are mended in the same way, and the way. */
export interface Remedy {
  readonly mechanism: Mechanism;
  readonly grave: boolean;
  readonly todo: string;
  readonly findings: ReadonlyArray<Found>;
}

/** What to do about the findings, in the order in which they are given: the gravest first. */
export function remedies(findings: ReadonlyArray<Found>): ReadonlyArray<Remedy> {
  const groups = new Map<string, { readonly mechanism: Mechanism; readonly weight: Weight; readonly findings: Found[] }>();
  for (const finding of findings) {
    const weight = weightOf(finding.severity);
    const key = finding.mechanism === 'VISIBLE' ? `VISIBLE ${weight}` : finding.mechanism;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { mechanism: finding.mechanism, weight, findings: [finding] });
    } else {
      group.findings.push(finding);
    }
  }
  return [...groups.values()].map(({ mechanism, weight, findings: same }) => ({
    mechanism,
    grave: weight === 'grave',
    todo: mechanism === 'VISIBLE' ? IN_PLAIN_SIGHT[weight] : REMEDIES[mechanism],
    findings: same,
  }));
}

/** What was found where: `Sheet “Data”, column D, rows 2 to 41: A-numbers (40 people)`. */
export function inWords(finding: Found): string {
  const what = RECOGNISED[finding.recogniser] ?? finding.recogniser.toLowerCase().replaceAll('_', ' ');
  const place = placeInWords(finding.place);
  const where = place.charAt(0).toUpperCase() + place.slice(1);
  const claims = finding.recogniser === 'LINKED_CLAIM' ? `: ${finding.categories.map((each) => CATEGORIES[each]).join(', ')}` : '';
  const people = finding.personCount === 0 ? '' : ` (${counted(finding.personCount, 'person', 'people')})`;
  return `${where}: ${what}${claims}${people}`;
}

/** Whether a file of the visible cells alone is without something that this one has. */
export function regenerationHelps(inspection: Inspection): boolean {
  return inspection.hiddenContent;
}

function weightOf(severity: Severity): Weight {
  switch (severity) {
    case 'CRITICAL':
    case 'HIGH':
    case 'UNKNOWN':
      return 'grave';
    case 'MEDIUM':
      return 'medium';
    case 'LOW':
      return 'light';
  }
}
