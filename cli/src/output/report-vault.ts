import type { NewVault } from '../../../shared/src/flows/set-up';
import { whereTheKeyIs } from '../../../shared/src/flows/set-up';
import type { TextOutput } from '../context';
import { fitLines, textWidth, wrapText } from './wrap-text';

/** After the first use: where the key is, in one sentence, and what is still missing. */
export function reportNewVault(output: TextOutput, vault: NewVault): void {
  const { paint } = output;
  output.write(`${paint('green', 'created')} the vault "${vault.store}".\n${wrapText(whereTheKeyIs(vault), textWidth(output), '  ')}\n`);
  if (vault.onlyOneWayIn) {
    const advice = fitLines('  Only one way in: make a recovery code with "keyward secret recovery-code".', textWidth(output));
    output.write(`${advice.replace('Only one way in:', (words) => paint('yellow', words))}\n`);
  }
}
