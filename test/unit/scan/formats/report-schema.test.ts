import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { secretTypes } from '../../../../shared/src/core/model/secret-type';
import { jsonReport } from '../../../../shared/src/scan/report/json';
import type { Report, ReportedFinding } from '../../../../shared/src/scan/report/report';
import { skipReasons } from '../../../../shared/src/scan/report/skip-words';
import { projectRoot } from '../../../support/requirements';
import { ACME_KEY, optionsWith, scanText } from '../scanning';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
}

const text = readFileSync(path.join(projectRoot, 'docs/report.schema.json'), 'utf8');
const schema = JSON.parse(text) as Schema;

/** A report that has every member that there can be. */
function fullReport(): Report {
  const [found] = scanText(ACME_KEY).findings;
  assert.ok(found !== undefined);
  const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 27 } };
  const finding: ReportedFinding = { ...found, range, parts: [{ role: 'user', span: { start: 0, end: 1 }, range }], evidence: [{ signal: 'prior.rule', weight: 1 }] };
  const origin = { commit: 'a'.repeat(40), authored: '2026-03-01T10:00:00+01:00', object: 'b'.repeat(40) };
  const summary = { files: 1, bytes: 2, seconds: 0.5, findings: 1, suppressed: 1, accepted: 1, skipped: { 'too-large': 1 }, incomplete: false, cancelled: false };
  return {
    files: [{ path: 'a.js', findings: [finding], suppressed: 1, origin }, { path: 'b', findings: [], suppressed: 0, skipped: 'too-large', origin }],
    rules: optionsWith().rules.descriptions, tool: { name: 'Keyward', version: '1.2.3' },
    summary,
  };
}

function resolved(one: Schema): Schema {
  const name = one.$ref?.slice('#/$defs/'.length);
  return name === undefined ? one : schema.$defs?.[name] ?? {};
}

/** Members that are printed and not described, by their path. */
function undescribed(value: unknown, as: Schema, place: string): readonly string[] {
  const { properties, items } = resolved(as);
  if (Array.isArray(value)) return value.flatMap((each) => undescribed(each, items ?? {}, `${place}[]`));
  if (typeof value !== 'object' || value === null || properties === undefined) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const described = properties[name];
    return described === undefined ? [`${place}.${name}`] : undescribed(member, described, `${place}.${name}`);
  });
}

describe('docs/report.schema.json', () => {
  it('describes every member that the JSON report prints', () => {
    assert.deepEqual(undescribed(JSON.parse(jsonReport(fullReport())), schema, ''), []);
  });

  it('accepts that report, and none that lacks a member', () => {
    const reader = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
    const printed = JSON.parse(jsonReport(fullReport())) as Readonly<Record<string, unknown>>;
    assert.ok(reader.safeParse(printed).success, reader.safeParse(printed).error?.message);
    for (const name of schema.required ?? []) assert.ok(!reader.safeParse({ ...printed, [name]: undefined }).success, name);
  });

  it('knows every reason for leaving a file out and every type of secret', () => {
    assert.deepEqual([...schema.$defs?.['skipReason']?.enum ?? []].sort(), [...skipReasons].sort());
    assert.deepEqual([...schema.$defs?.['finding']?.properties?.['secretType']?.enum ?? []].sort(), [...secretTypes].sort());
  });
});
