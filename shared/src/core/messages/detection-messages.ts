import type { DetectionFault, DetectionProblem } from '../config/detection-config';
import { safeText } from '../text/safe-text';

/** What is wrong with a configuration file or one of its entries, as one sentence without its full stop. */
export function detectionFaultText({ problem, member }: DetectionFault): string {
  return `${member === '' ? '' : `${safeText(member, 120)}: `}${PROBLEM[problem]}`;
}

const PROBLEM: Readonly<Record<DetectionProblem, string>> = {
  'syntax': 'this is not YAML',
  'newer-version': 'it was written for a newer Keyward',
  'too-large': 'the file is larger than 1 MB',
  'unreadable': 'the file cannot be read, is a link, or can be written by others',
  'unknown-member': 'a member has a name that Keyward does not know',
  'missing-member': 'this member is needed',
  'bad-value': 'this is not a value that the member can have',
  'too-many': 'there are more entries than are used; the rest is left out',
  'reserved-id': 'names that begin with keyward/ are the built-in rules\'',
  'duplicate-rule': 'another rule has this name',
  'unknown-rule': 'there is no rule of this name, so this has no effect',
  'bad-pattern': 'this is no regular expression of RE2\'s syntax, which has no look-around and no back-references',
  'costly-pattern': 'this pattern would cost too much; make its repeats or max_length smaller',
  'matches-nothing': 'this pattern matches the empty text',
};
