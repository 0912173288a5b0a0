import type { CommandId } from '../../commands/command-id';

/** How a line looks, in the editor's terms but without the editor. */
export interface ItemView {
  /** Stays the same when the line is made again, so that selection and expansion stay. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** A name from https://code.visualstudio.com/api/references/icons-in-labels. */
  readonly icon: string;
  /** Of the icon, and with `dimmed` of the label as well. */
  readonly tone?: 'warning' | 'error' | 'dimmed';
  /** Words for `viewItem` in package.json's `when` clauses: docs/editor.md lists them. */
  readonly context: string;
  readonly expands: 'no' | 'collapsed' | 'expanded';
  readonly command?: { readonly id: CommandId; readonly title: string; readonly argument: unknown };
  /** What a screen reader says: never "bullet bullet bullet". */
  readonly spoken: string;
}
