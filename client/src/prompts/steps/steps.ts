import type { StepAnswer, StepBoxes, StepPlace, PickQuestion, TextQuestion } from './step-boxes';

/** One question of a row. The draft holds every answer so far, so that a question that is asked again shows its own. */
export interface Step<D> {
  /** Whether the answers so far call for it; always where not given. */
  readonly applies?: ((draft: D) => boolean) | undefined;
  /** What another step goes back to it by. */
  readonly name?: string | undefined;
  /** It is no question but something that is done between two: not counted, and not gone back to. */
  readonly silent?: boolean;
  ask(draft: D, place: StepPlace): Promise<StepAnswer<D>>;
}

/**
 * Asks one question after the other. Going back keeps every answer, also the later ones. Gives the draft with all
 * answers, or undefined when the person left.
 */
export async function askInSteps<D>(title: string, first: D, steps: readonly Step<D>[]): Promise<D | undefined> {
  const asked: number[] = [];
  let draft = first;
  let index = 0;
  for (;;) {
    const step = steps[index];
    if (step === undefined) return draft;
    if (!applies(step, draft)) {
      index += 1;
      continue;
    }
    const answer = await step.ask(draft, placeOf(title, index, asked, { steps, draft }));
    if (answer.kind === 'left') return undefined;
    if (answer.kind === 'answer') {
      draft = answer.value;
      if (step.silent !== true) asked.push(index);
      index += 1;
    } else {
      const before = stepBefore(asked, steps, answer.to);
      if (before === undefined) return undefined;
      index = before;
    }
  }
}

interface Asking<D, Q, T> {
  readonly name?: string;
  readonly applies?: (draft: D) => boolean;
  readonly question: (draft: D) => Q;
  readonly answered: (draft: D, answer: T) => D;
}

export function textStep<D>(boxes: Pick<StepBoxes, 'text'>, { name, applies: when, question, answered }: Asking<D, TextQuestion, string>): Step<D> {
  return {
    name, applies: when,
    ask: async (draft, place) => mapped(await boxes.text(question(draft), place), (answer) => answered(draft, answer)),
  };
}

export function pickStep<D, T>(boxes: Pick<StepBoxes, 'pick'>, { name, applies: when, question, answered }: Asking<D, PickQuestion<T>, T>): Step<D> {
  return {
    name, applies: when,
    ask: async (draft, place) => mapped(await boxes.pick(question(draft), place), (answer) => answered(draft, answer)),
  };
}

/** Takes what is gone back over off `asked`. A name that was not asked is the first of all. */
function stepBefore<D>(asked: number[], steps: readonly Step<D>[], to: string | undefined): number | undefined {
  let before = asked.pop();
  while (to !== undefined && asked.length > 0 && before !== undefined && steps[before]?.name !== to) before = asked.pop();
  return before;
}

function mapped<T, D>(answer: StepAnswer<T>, change: (value: T) => D): StepAnswer<D> {
  return answer.kind === 'answer' ? { kind: 'answer', value: change(answer.value) } : answer;
}

function applies<D>(step: Step<D>, draft: D): boolean {
  return step.applies?.(draft) ?? true;
}

interface Row<D> {
  readonly steps: readonly Step<D>[];
  readonly draft: D;
}

/** The total is what the answers so far call for; it may change with the next one. */
function placeOf<D>(title: string, index: number, asked: readonly number[], { steps, draft }: Row<D>): StepPlace {
  const ahead = steps.slice(index + 1).filter((step) => step.silent !== true && applies(step, draft)).length;
  const step = asked.length + 1;
  return { title, step, total: step + ahead, back: asked.length > 0 };
}
