/** What a program should know of the terminal it writes to. Worked out once, from what is passed in. */
export interface TerminalTraits {
  readonly interactive: boolean;
  readonly colour: boolean;
  /** Columns; 80 where nobody says. */
  readonly width: number;
}

export interface TerminalStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * Colour: never with a non-empty NO_COLOR (https://no-color.org), always with a FORCE_COLOR that is not 0, otherwise on
 * a terminal that is not `dumb`.
 */
export function terminalTraits(
  stream: TerminalStream, environment: Readonly<Record<string, string | undefined>>,
): TerminalTraits {
  const interactive = stream.isTTY === true && environment['TERM'] !== 'dumb';
  const forbidden = (environment['NO_COLOR'] ?? '') !== '';
  const forced = (environment['FORCE_COLOR'] ?? '0') !== '0' && environment['FORCE_COLOR'] !== '';
  // A terminal whose size nobody has set, such as a container's, says 0.
  const { columns = 0 } = stream;
  return { interactive, colour: !forbidden && (forced || interactive), width: columns > 0 ? columns : 80 };
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

/** Paints text by ECMA-48 SGR codes, or leaves it as it is. */
export type Painter = (style: Style, text: string) => string;

export function painter(traits: Pick<TerminalTraits, 'colour'>): Painter {
  if (!traits.colour) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = SGR[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

const SGR: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], cyan: [36, 39],
};
