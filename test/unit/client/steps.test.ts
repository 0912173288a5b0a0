import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StepAnswer } from '../../../client/src/prompts/steps/step-boxes';
import { askInSteps, pickStep, textStep } from '../../../client/src/prompts/steps/steps';
import type { Step } from '../../../client/src/prompts/steps/steps';
import { secretStep, TypedSecrets } from '../../../client/src/prompts/steps/typed-secrets';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { isDisposed, ScriptedBoxes } from './support/scripted-boxes';

interface Trip {
  readonly by: 'train' | 'car';
  readonly to: string;
  readonly plate: string;
}

const FIRST: Trip = { by: 'train', to: '', plate: '' };

function tripSteps(boxes: ScriptedBoxes): readonly Step<Trip>[] {
  return [
    pickStep<Trip, Trip['by']>(boxes, {
      question: ({ by }) => ({
        prompt: 'How?', choices: [{ label: 'Train', value: 'train' }, { label: 'Car', value: 'car' }], isChosen: (value) => value === by,
      }),
      answered: (trip, by) => ({ ...trip, by }),
    }),
    textStep(boxes, {
      applies: ({ by }) => by === 'car',
      question: ({ plate }) => ({ prompt: 'Plate?', initial: plate }), answered: (trip, plate) => ({ ...trip, plate }),
    }),
    textStep(boxes, {
      question: ({ to }) => ({ prompt: 'Where?', initial: to, problem: (text) => (text === '' ? 'nowhere' : undefined) }),
      answered: (trip, to) => ({ ...trip, to }),
    }),
  ];
}

describe('a row of questions', () => {
  it('asks each once and says how many there are', async () => {
    const boxes = new ScriptedBoxes();
    boxes.answers = [{ pick: 'Train' }, { type: 'Oslo' }];
    assert.deepEqual(await askInSteps('Trip', FIRST, tripSteps(boxes)), { by: 'train', to: 'Oslo', plate: '' });
    assert.deepEqual(boxes.places, ['1/2', '2/2']);
    assert.deepEqual(boxes.shown.map(({ place }) => place.back), [false, true]);
  });

  it('asks for more where an answer calls for it', async () => {
    const boxes = new ScriptedBoxes();
    boxes.answers = [{ pick: 'Car' }, { type: 'KW 1' }, { type: 'Oslo' }];
    assert.deepEqual(await askInSteps('Trip', FIRST, tripSteps(boxes)), { by: 'car', to: 'Oslo', plate: 'KW 1' });
    assert.deepEqual(boxes.places, ['1/2', '2/3', '3/3']);
  });

  it('goes back with every answer kept, also the later ones', async () => {
    const boxes = new ScriptedBoxes();
    boxes.answers = [{ pick: 'Car' }, { type: 'KW 1' }, 'back', 'enter', 'back', 'back', { pick: 'Train' }, 'back', { pick: 'Car' }, 'enter', { type: 'Oslo' }];
    assert.deepEqual(await askInSteps('Trip', FIRST, tripSteps(boxes)), { by: 'car', to: 'Oslo', plate: 'KW 1' });
    assert.deepEqual(boxes.shown.map(({ prompt, initial }) => `${prompt} ${initial}`.trim()), [
      'How? Train', 'Plate?', 'Where?', 'Plate? KW 1', 'Where?', 'Plate? KW 1', 'How? Car', 'Where?', 'How? Train', 'Plate? KW 1', 'Where?',
    ]);
  });

  it('ends at once with Escape, whichever question is asked', async () => {
    for (const before of [[], [{ pick: 'Train' } as const], [{ pick: 'Car' } as const, { type: 'KW 1' } as const]]) {
      const boxes = new ScriptedBoxes();
      boxes.answers = [...before, 'escape'];
      assert.equal(await askInSteps('Trip', FIRST, tripSteps(boxes)), undefined);
      assert.equal(boxes.shown.length, before.length + 1);
    }
  });

  it('does not count, nor go back to, what is done in silence', async () => {
    const boxes = new ScriptedBoxes();
    let looks = 0;
    const look: Step<Trip> = { silent: true, ask: (draft) => { looks += 1; return Promise.resolve({ kind: 'answer', value: draft }); } };
    const [how, plate, where] = tripSteps(boxes);
    assert.ok(how !== undefined && plate !== undefined && where !== undefined);
    boxes.answers = [{ pick: 'Train' }, 'back', { pick: 'Train' }, { type: 'Oslo' }];
    assert.deepEqual(await askInSteps('Trip', FIRST, [how, look, plate, where]), { by: 'train', to: 'Oslo', plate: '' });
    assert.equal(looks, 2, 'its question was answered twice');
    assert.deepEqual(boxes.places, ['1/2', '2/2', '1/2', '2/2']);
  });

  it('goes back from a silent step to the question before it', async () => {
    const boxes = new ScriptedBoxes();
    const turns: StepAnswer<Trip>['kind'][] = ['back', 'answer'];
    const look: Step<Trip> = {
      silent: true,
      ask: (draft) => Promise.resolve(turns.shift() === 'back' ? { kind: 'back' } : { kind: 'answer', value: draft }),
    };
    boxes.answers = [{ pick: 'Train' }, { type: 'Oslo' }, { type: 'Bergen' }];
    assert.deepEqual(await askInSteps('Trip', FIRST, [...tripSteps(boxes), look]), { by: 'train', to: 'Bergen', plate: '' });
    assert.equal(boxes.shown.at(-1)?.initial, 'Oslo');
  });

  it('goes back as far as a step wants, and to the first question where that was not asked', async () => {
    for (const [to, again] of [['how', 'How?'], ['plate', 'How?'], ['none', 'How?']] as const) {
      const boxes = new ScriptedBoxes();
      let looks = 0;
      const look: Step<Trip> = {
        silent: true,
        ask: (draft) => { looks += 1; return Promise.resolve(looks === 1 ? { kind: 'back', to } : { kind: 'answer', value: draft }); },
      };
      const [how, plate, where] = tripSteps(boxes);
      assert.ok(how !== undefined && plate !== undefined && where !== undefined);
      boxes.answers = [{ pick: 'Train' }, { type: 'Oslo' }, 'enter', 'enter'];
      const steps = [{ ...how, name: 'how' }, { ...plate, name: 'plate' }, where, look];
      assert.deepEqual(await askInSteps('Trip', FIRST, steps), { by: 'train', to: 'Oslo', plate: '' });
      assert.deepEqual(boxes.shown.map(({ prompt }) => prompt), ['How?', 'Where?', again, 'Where?']);
    }
  });

  it('gives the same draft whatever way was gone through it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat({ max: 2 }), { maxLength: 12 }), async (detours) => {
      const boxes = new ScriptedBoxes();
      const answers = [{ pick: 'Car' }, { type: 'KW 1' }, { type: 'Oslo' }] as const;
      // After each detour back by so many questions the same answers are given again.
      let at = 0;
      for (const detour of detours) {
        const steps = Math.min(detour, at);
        boxes.answers.push(...Array<'back'>(steps).fill('back'));
        at -= steps;
        const answer = answers[at];
        if (answer !== undefined && at < 2) {
          boxes.answers.push(answer);
          at += 1;
        }
      }
      boxes.answers.push(...answers.slice(at));
      assert.deepEqual(await askInSteps('Trip', FIRST, tripSteps(boxes)), { by: 'car', to: 'Oslo', plate: 'KW 1' });
      assert.ok(boxes.shown.every(({ place }) => place.step >= 1 && place.step <= place.total));
    }));
  });
});

describe('values that are typed in a row of questions', () => {
  function secretSteps(boxes: ScriptedBoxes, typed: TypedSecrets<'value'>): readonly Step<Trip>[] {
    const [how] = tripSteps(boxes);
    assert.ok(how !== undefined);
    return [how, secretStep<Trip, 'value'>(boxes, typed, { key: 'value', prompt: () => 'Value?' }), ...tripSteps(boxes).slice(2)];
  }

  it('are not in the draft, and never filled in again', async () => {
    const boxes = new ScriptedBoxes();
    const typed = new TypedSecrets<'value'>();
    boxes.answers = [{ pick: 'Train' }, { secret: 'made up' }, 'back', 'enter', { type: 'Oslo' }];
    const draft = await askInSteps('Trip', FIRST, secretSteps(boxes, typed));
    assert.ok(!JSON.stringify([draft, boxes.shown]).includes('made up'));
    assert.equal(typed.get('value')?.text(), 'made up');
  });

  it('are zeroed when they are replaced, and when the row is over', () => {
    const typed = new TypedSecrets<'value'>();
    const [first, second] = [SecretValue.fromText('first'), SecretValue.fromText('second')];
    typed.set('value', first);
    typed.set('value', second);
    assert.deepEqual([isDisposed(first), isDisposed(second)], [true, false]);
    typed.dispose();
    assert.equal(isDisposed(second), true);
    assert.equal(typed.has('value'), false);
  });
});
