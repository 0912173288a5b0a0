import type { genericRules } from '../generic/generic-rules';

/**
 * A file whose place, and no word beside the value, says that it holds a credential: the fourth column of a `.pgpass`, the
 * second line of a VPN's sign-in file. What stands behind a name that says "password" is found without these; they are here
 * too where the program writes the value in a way of its own.
 */
export interface CredentialFile {
  /** The whole name of the file, anchored at both ends: that is asked for every file of a tree. */
  readonly name: RegExp;
  /** How such names end, in small letters and at least two of them; none where they end in many ways. */
  readonly ends?: readonly string[];
  /** What the folders before it must end with, where the name alone says too little. With its last slash. */
  readonly folder?: RegExp;
  /** Global, by lines, with indices; the group `secret` is the value, `user` and `host` what belongs to it. Every repeat is bounded. */
  readonly value: RegExp;
  readonly rule?: (typeof genericRules)[number]['id'];
  /** How the file writes its values. */
  readonly encoding?: 'base64' | 'xml-entities';
}

/** A whole file name; upper and lower case are the same, as on two of three systems. `ends` is how such names end. */
export function named(names: string, ...ends: readonly string[]): Pick<CredentialFile, 'name' | 'ends'> {
  return { name: new RegExp(`^(?:${names})$`, 'i'), ...(ends.length === 0 ? {} : { ends }) };
}

/** A file name below a folder: `within('passwd', 'svn/conf', 'passwd')`. */
export function within(names: string, folder: string, ...ends: readonly string[]): Pick<CredentialFile, 'name' | 'ends' | 'folder'> {
  return { ...named(names, ...ends), folder: new RegExp(`(?:^|/)(?:${folder})/$`, 'i') };
}

/** The whole of a file is one value, on one line. */
export const ONLY_LINE = /^(?<secret>[^\s:=<>(){}]{6,300})\s{0,4}$(?!\n)/gd;

/** `name: x`, `name = x` and `name x` at the start of a line, with or without quotes: what most settings look like. */
export function setting(names: string): RegExp {
  return new RegExp(`^[ \\t]{0,20}"?(?:${names})"?[ \\t]{0,10}[:= \\t][ \\t]{0,10}(?<quote>["']?)(?<secret>(?<=["'])[^"'\\r\\n]{3,300}(?=["'])|[^\\s"']{3,300})\\k<quote>`, 'gmdi');
}
