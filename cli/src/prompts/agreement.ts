import { safeText } from '../../../shared/src/core/text/safe-text';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import { textWidth, wrapText } from '../output/wrap-text';
import type { Session } from '../session';

/** How a change is agreed to: at the terminal after it was shown, or beforehand by `--yes`. */
export interface Agreement {
  /** Shows what is going to happen and asks. */
  readonly ask: (sentences: readonly string[], question: string) => Promise<boolean>;
}

/** Undefined, and said, where nobody can be asked and nobody has agreed. */
export function agreement({ dialogue, context: { stderr } }: Pick<Session, 'dialogue' | 'context'>, yes: boolean | undefined): Agreement | undefined {
  if (yes === true) {
    return {
      ask: (sentences) => {
        for (const sentence of sentences) stderr.write(`${wrapText(sentence, textWidth(stderr), '')}\n`);
        return Promise.resolve(true);
      },
    };
  }
  if (dialogue === undefined) {
    reportMessage(stderr, { ...describeHere({ kind: 'confirmation-needed', reason: 'a change like this needs a yes' }), next: NEXT });
    return undefined;
  }
  return {
    ask: (sentences, question) => {
      for (const sentence of sentences) dialogue.say(sentence);
      return dialogue.confirm(safeText(question), 'no');
    },
  };
}

const NEXT = 'Run it in a terminal, or say --yes when you know what it changes.';

