import assert from 'node:assert/strict';
import { ProgressBar, progressLine } from '../../../../shared/src/host/terminal/progress-bar';
import { painter, terminalTraits } from '../../../../shared/src/host/terminal/terminal';

describe('progress line', () => {
  it('counts while the total is not known', () => {
    assert.equal(progressLine({ files: 12, bytes: 3_400_000, seconds: 2 }, 80), '12 files  3.4 MB  1.7 MB/s');
  });

  it('shows the share, the speed and the time that is left', () => {
    const line = progressLine({ files: 50, bytes: 25e6, seconds: 5, totalFiles: 200, totalBytes: 100e6 }, 100);
    assert.equal(line, `${'█'.repeat(6)}${'░'.repeat(18)}  25%  50/200 files  25.0 MB  5.0 MB/s  0:15 left`);
  });

  it('is never wider than the terminal, nor more than whole', () => {
    assert.equal(progressLine({ files: 1, bytes: 10, seconds: 1 }, 5).length, 5);
    assert.match(progressLine({ files: 1, bytes: 20, seconds: 1, totalFiles: 1, totalBytes: 10 }, 80), / 100% /);
    assert(!progressLine({ files: 0, bytes: 0, seconds: 0, totalFiles: 0, totalBytes: 0 }, 80).includes('NaN'));
  });

  const whole = { files: 50, bytes: 25e6, seconds: 5, totalFiles: 200, totalBytes: 100e6 };
  for (const width of [0, 1, 2, 10, 24, 25, 40, 60]) {
    it(`fits into ${width} columns, and loses its end first`, () => {
      const line = progressLine(whole, width);
      assert.ok(line.length <= width);
      assert.ok(progressLine(whole, 200).startsWith(line));
    });
  }

  it('is empty where there is less than no room', () => {
    assert.equal(progressLine(whole, -1), '');
  });

  it('shows each share in the same number of cells', () => {
    for (let percent = 0; percent <= 100; percent++) {
      const [bar = ''] = progressLine({ ...whole, bytes: percent * 1e6 }, 200).split(' ');
      assert.match(bar, /^█*░*$/);
      assert.equal(bar.length, 24);
    }
  });

  it('counts down to nothing and never below, also when files grew while they waited', () => {
    const left = (bytes: number, seconds: number): string => /\S+ left/.exec(progressLine({ ...whole, bytes, seconds }, 200))?.[0] ?? '';
    assert.equal(left(1e6, 60), '99:00 left');
    assert.equal(left(50e6, 61), '1:01 left');
    assert.equal(left(100e6, 10), '0:00 left');
    assert.equal(left(2000e6, 10), '0:00 left');
  });

  it('says nothing of the time that is left while it would jump', () => {
    assert.doesNotMatch(progressLine({ ...whole, seconds: 0.4 }, 200), /left/);
    assert.doesNotMatch(progressLine({ ...whole, bytes: 0 }, 200), /left/);
  });
});

describe('progress bar', () => {
  function recorded(interactive: boolean): { bar: ProgressBar; written: string[]; clock: { now: number } } {
    const written: string[] = [];
    const clock = { now: 0 };
    const traits = { interactive, colour: false, width: 80 };
    return { bar: new ProgressBar({ write: (text) => written.push(text) }, traits, () => clock.now), written, clock };
  }

  it('is drawn now and then, and taken away', () => {
    const { bar, written, clock } = recorded(true);
    for (clock.now = 0; clock.now < 200; clock.now += 10) bar.update({ files: clock.now, bytes: 0, seconds: 1 });
    assert.equal(written.length, 3);
    bar.clear();
    bar.clear();
    assert.deepEqual(written.slice(3), ['\r\u001b[K']);
  });

  it('is not drawn for what ends at once', () => {
    const { bar, written } = recorded(true);
    bar.update({ files: 1, bytes: 1, seconds: 0.4 });
    assert.deepEqual(written, []);
  });

  it('is not drawn into a file or pipe', () => {
    const { bar, written } = recorded(false);
    bar.update({ files: 1, bytes: 1, seconds: 1 });
    bar.clear();
    assert.deepEqual(written, []);
  });
});

describe('terminal traits', () => {
  const cases: readonly (readonly [boolean, Record<string, string>, boolean, boolean])[] = [
    [true, {}, true, true], [false, {}, false, false], [true, { TERM: 'dumb' }, false, false], [true, { NO_COLOR: '1' }, true, false],
    [true, { NO_COLOR: '' }, true, true], [false, { FORCE_COLOR: '1' }, false, true], [false, { FORCE_COLOR: '0' }, false, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
  ];
  for (const [isTTY, environment, interactive, colour] of cases) {
    it(`with ${isTTY ? 'a' : 'no'} terminal and ${JSON.stringify(environment)}`, () => {
      assert.deepEqual(terminalTraits({ isTTY, columns: 120 }, environment), { interactive, colour, width: 120 });
    });
  }

  it('have 80 columns where nobody says, and where a size was never set', () => {
    assert.equal(terminalTraits({}, {}).width, 80);
    assert.equal(terminalTraits({ isTTY: true, columns: 0 }, {}).width, 80);
    assert.equal(terminalTraits({ isTTY: true, columns: 1 }, {}).width, 1);
  });

  it('paint or leave the text as it is', () => {
    assert.equal(painter({ colour: true })('red', 'x'), '\u001b[31mx\u001b[39m');
    assert.equal(painter({ colour: false })('red', 'x'), 'x');
  });
});
