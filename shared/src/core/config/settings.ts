import * as z from 'zod';

/**
 * What a person can set for detection in an editor, for each folder apart. These are the very keys, enums, defaults and
 * bounds of package.json's `contributes.configuration`; a test compares the two. Nothing here chooses an endpoint,
 * a program, a policy or a way to unlock: such settings are not a workspace's to make.
 *
 * A value that does not fit counts as not set, so that a slip in one key does not switch the others off.
 */
const settingsSchema = z.object({
  /** Diagnostics at all. */
  enable: z.boolean().default(true).catch(true),
  /** Weaker findings are not shown. */
  minimumSeverity: z.enum(['error', 'warning', 'information']).default('information').catch('information'),
  /** Rule ids (`keyward/json-web-token`) that are not reported. */
  disabledRules: z.array(z.string()).default([]).catch([]),
  /** Globs on the path relative to the workspace folder: files that are not scanned. */
  exclude: z.array(z.string()).default([]).catch([]),
  /** Megabytes (10⁶ bytes); a larger document is not scanned and says so. */
  maxFileSize: z.number().min(0.1).max(64).default(5).catch(5),
  patterns: z.object({
    /** Unsafe patterns beside secrets. */
    enable: z.boolean().default(true).catch(true),
  }).default({ enable: true }).catch({ enable: true }),
  lookup: z.object({
    /** `plain` is what people write; `strict` makes the program fail where the variable is not set. */
    style: z.enum(['plain', 'strict']).default('plain').catch('plain'),
  }).default({ style: 'plain' }).catch({ style: 'plain' }),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Every setting of this schema has it: it may differ from folder to folder. */
export const SETTINGS_SCOPE = 'resource';

/** The section that all keys begin with. */
export const SETTINGS_SECTION = 'keyward';

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** Settings out of whatever an editor sent for SETTINGS_SECTION; null and nonsense give the defaults. */
export function parseSettings(section: unknown): Settings {
  const isObject = typeof section === 'object' && section !== null && !Array.isArray(section);
  return settingsSchema.parse(isObject ? section : {});
}

/** One setting as JSON Schema says it, for the comparison with package.json. */
export type SettingSchema = Readonly<Record<string, unknown>>;

/** All settings by their full key (`keyward.lookup.style`), as JSON Schema. */
export function describeSettings(): ReadonlyMap<string, SettingSchema> {
  const described = new Map<string, SettingSchema>();
  collect(SETTINGS_SECTION, z.toJSONSchema(settingsSchema, { io: 'input' }), described);
  return described;
}

function collect(key: string, schema: unknown, into: Map<string, SettingSchema>): void {
  if (typeof schema !== 'object' || schema === null) return;
  if (!('properties' in schema)) {
    into.set(key, { ...schema });
    return;
  }
  for (const [name, member] of Object.entries(schema.properties ?? {})) collect(`${key}.${name}`, member, into);
}
