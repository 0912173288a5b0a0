import { window } from 'vscode';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { Delay } from './clipboard';

/** How long a revealed value stays on the screen. */
export const REVEAL_MILLISECONDS = 10_000;

export interface RevealBox {
  readonly title: string;
  readonly prompt: string;
}

/**
 * Shows a value in an input box, which no log, title, history or backup keeps. It closes when it loses the focus or after
 * ten seconds, and the value leaves the box before it closes. Resolves when it is closed.
 */
export async function showInRevealBox(value: SecretValue, texts: RevealBox, delay: Delay): Promise<void> {
  const box = window.createInputBox();
  const text = value.text();
  box.title = safeText(texts.title);
  box.prompt = texts.prompt;
  box.ignoreFocusOut = false;
  box.value = text;
  const timer = delay(REVEAL_MILLISECONDS, () => { box.hide(); });
  try {
    await new Promise<void>((resolve) => {
      box.onDidHide(() => { resolve(); });
      box.onDidAccept(() => { box.hide(); });
      // A box for reading: what is typed into it goes nowhere.
      box.onDidChangeValue((typed) => { if (typed !== text) box.value = text; });
      box.show();
    });
  } finally {
    timer.dispose();
    box.value = '';
    box.dispose();
  }
}
