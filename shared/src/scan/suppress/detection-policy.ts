import type { DetectionChoices, DetectionConfig, RuleLevel } from '../../core/config/detection-config';
import type { Finding, RuleId } from '../../core/model/finding';
import type { AllowList } from './allow-list';
import { allowedBy, allowListIn } from './allow-list';
import type { GlobPattern } from './glob-pattern';
import { globPattern } from './glob-pattern';
import type { SuppressionReason } from './suppression';

/** What configuration files make of findings, file by file. */
export interface DetectionPolicy {
  inFile(path: string | undefined): FilePolicy;
}

export interface FilePolicy {
  /** The finding with the severity that its rule is given here; undefined for what is so unsure that nobody asked for it. */
  graded<Found extends Finding>(finding: Found): Found | undefined;
  /** Why it is not reported here, if so. */
  silences(finding: Finding, text: string): SuppressionReason | undefined;
}

export type PolicyLayer = Pick<DetectionConfig, 'choices' | 'folders'>;

export interface PolicyOptions {
  /** What a later one says counts more: the user's file, then the repository's. */
  readonly layers: readonly PolicyLayer[];
  readonly allow: AllowList;
  /** What is asked of a finding where no layer says anything. */
  readonly minConfidence: number;
}

/** Joins what several files say. In each, what stands under `folders` counts more than what holds for everything. */
export function detectionPolicy({ layers, allow, minConfidence }: PolicyOptions): DetectionPolicy {
  const scopes = layers.flatMap(({ choices, folders }): readonly Scope[] => [
    scopeOf(choices), ...folders.map((folder) => ({ ...scopeOf(folder), path: globPattern(folder.path) })),
  ]);
  return {
    inFile: (path) => new JoinedPolicy(scopes.filter((scope) => scope.path === undefined || (path !== undefined && scope.path.test(path))), {
      allow: allowListIn(allow, path), usual: minConfidence,
    }),
  };
}

/** The least certainty that any of the layers asks for anywhere: what a scan has to look for. */
export function leastConfidence(layers: readonly PolicyLayer[], usual: number): number {
  const asked = layers.flatMap(({ choices, folders }) => [choices, ...folders].flatMap(({ minConfidence }) => minConfidence ?? []));
  return Math.min(usual, ...asked);
}

/** What the files say of a rule for every file: the last word of all that does not hold for one folder only. */
export function levelOf(layers: readonly PolicyLayer[], rule: RuleId): RuleLevel | undefined {
  return layers.flatMap(({ choices }) => choices.rules).findLast((choice) => globPattern(choice.rule).test(rule))?.level;
}

interface Scope {
  readonly path?: GlobPattern;
  readonly minConfidence: number | undefined;
  readonly rules: readonly { readonly rule: GlobPattern; readonly level: RuleLevel }[];
}

function scopeOf({ minConfidence, rules }: DetectionChoices): Scope {
  return { minConfidence, rules: rules.map(({ rule, level }) => ({ rule: globPattern(rule), level })) };
}

interface FileFacts {
  readonly allow: AllowList;
  readonly usual: number;
}

class JoinedPolicy implements FilePolicy {
  readonly #rules: Scope['rules'];
  readonly #minConfidence: number;
  readonly #facts: FileFacts;
  /** A document has many findings and few rules, and a configuration may have many globs over rules. */
  readonly #levels = new Map<RuleId, RuleLevel | undefined>();

  constructor(scopes: readonly Scope[], facts: FileFacts) {
    this.#rules = scopes.flatMap(({ rules }) => rules);
    this.#minConfidence = scopes.findLast(({ minConfidence }) => minConfidence !== undefined)?.minConfidence ?? facts.usual;
    this.#facts = facts;
  }

  graded<Found extends Finding>(finding: Found): Found | undefined {
    if (finding.confidence < Math.min(this.#minConfidence, this.#facts.usual)) return undefined;
    const level = this.#levelOf(finding);
    return level === undefined || level === 'on' || level === 'off' ? finding : { ...finding, severity: level };
  }

  silences(finding: Finding, text: string): SuppressionReason | undefined {
    if (this.#levelOf(finding) === 'off') return { kind: 'rule-off' };
    if (finding.confidence < this.#minConfidence) return { kind: 'too-unsure' };
    const entry = allowedBy(this.#facts.allow, finding, text);
    return entry === undefined ? undefined : { kind: 'allow-list', entry };
  }

  #levelOf({ ruleId }: Finding): RuleLevel | undefined {
    if (!this.#levels.has(ruleId)) this.#levels.set(ruleId, this.#rules.findLast(({ rule }) => rule.test(ruleId))?.level);
    return this.#levels.get(ruleId);
  }
}
