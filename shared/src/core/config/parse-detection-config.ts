import type * as z from 'zod';
import type { Result } from '../result';
import { err, ok } from '../result';
import type { AllowedFindings, DetectionConfig, DetectionFault, DetectionProblem, FolderScope, OwnRule, RuleChoice } from './detection-config';
import { EMPTY_DETECTION } from './detection-config';
import {
  allowSchema, DETECTION_VERSION, folderSchema, minConfidenceSchema, MOST_ENTRIES, ownRuleSchema, ruleLevelSchema, ruleNameSchema,
} from './detection-schema';
import type { ParsedYaml } from './parse-yaml';
import { isYamlFault, parseYaml } from './parse-yaml';

export interface ParsedDetectionConfig {
  /** All that can be used. */
  readonly config: DetectionConfig;
  /** What was left out. */
  readonly faults: readonly DetectionFault[];
  /** The same for what turns out later to be of no use: an entry of `config`, and one of its members or an empty text for itself. */
  readonly faultAt: (entry: object, member: string, problem: DetectionProblem) => DetectionFault;
}

/**
 * Reads `keyward.yaml` or `detection.yaml`. An empty text says nothing. An entry that is wrong is left out and said, and the
 * others hold: what silences is then silent about less, and one bad rule does not switch the others off. Of a text that is
 * not YAML, or of a newer version, nothing is used.
 */
export function parseDetectionConfig(text: string): Result<ParsedDetectionConfig, DetectionFault> {
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) {
    const { line, column } = yaml;
    return err({ problem: 'syntax', member: '', ...(line === undefined || column === undefined ? {} : { place: { line, column } }) });
  }
  if (yaml.data === null || yaml.data === undefined) return ok({ config: EMPTY_DETECTION, faults: [], faultAt: noPlace });
  if (!isRecord(yaml.data)) return err(faultIn(yaml, [], 'bad-value'));
  const { version } = yaml.data;
  if (version !== DETECTION_VERSION) {
    return err(faultIn(yaml, ['version'], version === undefined ? 'missing-member' : isNewer(version) ? 'newer-version' : 'bad-value'));
  }
  return ok(new Reading(yaml, yaml.data).read());
}

const MEMBERS: ReadonlySet<string> = new Set(['version', 'min_confidence', 'rules', 'folders', 'allow', 'own_rules']);

type Path = readonly PropertyKey[];

/** One pass over a document, gathering what is wrong. */
class Reading {
  readonly #yaml: ParsedYaml;
  readonly #data: Readonly<Record<string, unknown>>;
  readonly #faults: DetectionFault[] = [];
  readonly #paths = new Map<object, Path>();

  constructor(yaml: ParsedYaml, data: Readonly<Record<string, unknown>>) {
    this.#yaml = yaml;
    this.#data = data;
  }

  read(): ParsedDetectionConfig {
    for (const name of Object.keys(this.#data)) if (!MEMBERS.has(name)) this.#fault([name], 'unknown-member');
    const minConfidence = this.#data['min_confidence'] === undefined ? undefined
      : this.#entry(minConfidenceSchema, this.#data['min_confidence'], ['min_confidence']);
    const config: DetectionConfig = {
      choices: { rules: this.#choices(), ...(minConfidence === undefined ? {} : { minConfidence }) },
      folders: this.#list<FolderScope>('folders', folderSchema),
      allow: this.#list<AllowedFindings>('allow', allowSchema),
      ownRules: this.#ownRules(),
    };
    return {
      config, faults: this.#faults,
      faultAt: (entry, member, problem) => faultIn(this.#yaml, [...this.#paths.get(entry) ?? [], ...(member === '' ? [] : [member])], problem),
    };
  }

  #choices(): readonly RuleChoice[] {
    const rules = this.#data['rules'] ?? {};
    if (!isRecord(rules)) {
      this.#fault(['rules'], 'bad-value');
      return [];
    }
    return this.#few('rules', Object.entries(rules)).flatMap(([rule, value]): RuleChoice[] => {
      const path = ['rules', rule];
      const named = this.#entry(ruleNameSchema, rule, path);
      const level = named === undefined ? undefined : this.#entry(ruleLevelSchema, value, path);
      if (level === undefined) return [];
      const choice = { rule, level };
      this.#paths.set(choice, path);
      return [choice];
    });
  }

  #ownRules(): readonly OwnRule[] {
    const seen = new Set<string>();
    return this.#list<OwnRule>('own_rules', ownRuleSchema).filter((rule) => {
      const problem = rule.id.startsWith('keyward/') ? 'reserved-id' : seen.has(rule.id) ? 'duplicate-rule' : undefined;
      if (problem !== undefined) this.#fault([...this.#paths.get(rule) ?? [], 'id'], problem);
      seen.add(rule.id);
      return problem === undefined;
    });
  }

  #list<Entry extends object>(name: Exclude<keyof typeof MOST_ENTRIES, 'rules'>, schema: z.ZodType<Entry>): readonly Entry[] {
    const list = this.#data[name] ?? [];
    if (!Array.isArray(list)) {
      this.#fault([name], 'bad-value');
      return [];
    }
    return this.#few(name, list as readonly unknown[]).flatMap((value, index): Entry[] => {
      const entry = this.#entry(schema, value, [name, index]);
      if (entry !== undefined) this.#paths.set(entry, [name, index]);
      return entry === undefined ? [] : [entry];
    });
  }

  #few<Entry>(name: keyof typeof MOST_ENTRIES, entries: readonly Entry[]): readonly Entry[] {
    if (entries.length > MOST_ENTRIES[name]) this.#fault([name], 'too-many');
    return entries.slice(0, MOST_ENTRIES[name]);
  }

  #entry<Entry>(schema: z.ZodType<Entry>, value: unknown, path: Path): Entry | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.#issue(parsed.error.issues[0], path);
    return undefined;
  }

  #issue(issue: z.core.$ZodIssue | undefined, path: Path): void {
    const inner = [...path, ...issue?.path ?? []];
    if (issue?.code === 'unrecognized_keys') this.#fault([...inner, ...issue.keys.slice(0, 1)], 'unknown-member');
    else this.#fault(inner, this.#yaml.document.hasIn(inner) ? 'bad-value' : 'missing-member');
  }

  #fault(path: Path, problem: DetectionProblem): void {
    this.#faults.push(faultIn(this.#yaml, path, problem));
  }
}

function faultIn({ placeOf }: ParsedYaml, path: Path, problem: DetectionProblem): DetectionFault {
  const place = placeOf(path);
  return { problem, member: memberName(path), ...(place === undefined ? {} : { place }) };
}

function noPlace(_entry: object, member: string, problem: DetectionProblem): DetectionFault {
  return { problem, member };
}

function memberName(path: Path): string {
  return path.map((part, depth) => (typeof part === 'number' ? `[${part}]` : `${depth === 0 ? '' : '.'}${String(part)}`)).join('');
}

function isNewer(version: unknown): boolean {
  return typeof version === 'number' && version > DETECTION_VERSION;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
