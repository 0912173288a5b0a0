import type { DecodingChain } from '../../../core/decode/chain';
import { contains, type Span, type TextEdit } from '../../../core/model/span';
import type { LookupNote, LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';
import { isComment, readInstructions, type Instruction } from './dockerfile-instructions';

/**
 * Dockerfile: an image keeps what `ENV` and `ARG` say, for everybody who has it. The line goes, and the commands that use the
 * variable while the image is built get it as a build secret, which is in no layer. What the container needs at run time it is
 * started with. Undefined for other values, which have no lookup.
 * Source: https://docs.docker.com/build/building/secrets/
 */
export function planDockerfile(request: LookupRequest): LookupPlan | undefined {
  const { text, span, name } = request;
  if (isComment(text, span.start)) return { kind: 'store-only', value: { span, chain: [] }, reason: 'inside-comment' };
  const instructions = readInstructions(text);
  const index = instructions?.findIndex((each) => contains(each.body, span)) ?? -1;
  const instruction = instructions?.[index];
  const variable = instruction && readVariable(text, instruction, span);
  if (instructions === undefined || instruction === undefined || variable === undefined) return undefined;
  const { value } = variable;
  const uses = usesOf(text, instructions, index, variable.name);
  if (typeof uses === 'string') return { kind: 'store-only', value, reason: uses };
  const isEnvironment = instruction.keyword === 'ENV';
  // A container gets the variable by the name that its program reads.
  if (isEnvironment && variable.name !== name) return { kind: 'store-only', value, reason: 'read-by-its-own-name', onlyName: variable.name };
  const mount = `--mount=type=secret,id=${name},env=${variable.name} `;
  const edits: readonly TextEdit[] = [
    { span: instruction.span, newText: '' }, ...uses.map(({ body }) => ({ span: { start: body.start, end: body.start }, newText: mount })),
  ];
  const notes: LookupNote[] = uses.length === 0 ? [] : ['docker-build-needs-secret'];
  if (isEnvironment) notes.push('docker-run-needs-variable');
  return { kind: 'replace', value, edits, form: uses.length === 0 ? 'docker run --env' : 'RUN --mount=type=secret', notes, removesSetting: true };
}

interface Variable {
  readonly name: string;
  readonly value: { readonly span: Span; readonly chain: DecodingChain };
}

/** An `ENV` or `ARG` with one variable, whose value has nothing that is replaced in it. The whole value moves. */
function readVariable(text: string, { keyword, body }: Instruction, span: Span): Variable | undefined {
  if (keyword !== 'ENV' && keyword !== 'ARG') return undefined;
  const head = /^([A-Za-z_]\w*)(=|[ \t]+)/.exec(text.slice(body.start, body.end));
  const name = head?.[1];
  if (name === undefined || (keyword === 'ARG' && head?.[2] !== '=')) return undefined;
  const start = body.start + (head?.[0].length ?? 0);
  const written = text.slice(start, body.end).trimEnd();
  const form = FORMS.find(({ pattern }) => pattern.test(written));
  if (form === undefined) return undefined;
  const whole = { start: start + form.quotes, end: start + written.length - form.quotes };
  return contains(whole, span) ? { name, value: { span: whole, chain: form.chain } } : undefined;
}

/** What is replaced or escaped differs between the quotes: https://docs.docker.com/reference/dockerfile/#environment-replacement */
const FORMS: readonly { readonly pattern: RegExp; readonly quotes: 0 | 1; readonly chain: DecodingChain }[] = [
  { pattern: /^[^\s"'\\$]+$/, quotes: 0, chain: [] },
  { pattern: /^"(?:[^"\\$\r\n]|\\["\\$])*"$/, quotes: 1, chain: [{ kind: 'string-escapes', dialect: 'dockerfile' }] },
  { pattern: /^'[^'\\$\r\n]*'$/, quotes: 1, chain: [] },
];

/**
 * The commands of this stage that use the variable; where none names one that only the build can have, any of them may read
 * it. A reason where other instructions or stages use it, which have no secrets.
 */
function usesOf(text: string, instructions: readonly Instruction[], index: number, name: string): readonly Instruction[] | StoreOnlyReason {
  const later = instructions.slice(index + 1);
  const ends = later.findIndex(({ keyword }) => keyword === 'FROM');
  const stage = ends < 0 ? later : later.slice(0, ends);
  const use = new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`);
  const isUse = ({ body }: Instruction): boolean => use.test(text.slice(body.start, body.end));
  const isBeforeStages = !instructions.slice(0, index).some(({ keyword }) => keyword === 'FROM');
  if (isBeforeStages || stage.some((each) => each.keyword !== 'RUN' && isUse(each)) || isBuiltOn(text, instructions, index)) return NO_LOOKUP;
  const commands = stage.filter((each) => each.keyword === 'RUN');
  const named = commands.filter(isUse);
  return named.length === 0 && instructions[index]?.keyword === 'ARG' ? commands : named;
}

const NO_LOOKUP: StoreOnlyReason = 'dockerfile-has-no-runtime-lookup';

/** Whether a later stage starts from the one of this instruction, and so has its variables. */
function isBuiltOn(text: string, instructions: readonly Instruction[], index: number): boolean {
  const from = instructions.slice(0, index).findLast(({ keyword }) => keyword === 'FROM');
  const alias = from && /[ \t]as[ \t]+([\w.-]+)[ \t]*$/i.exec(text.slice(from.body.start, from.body.end))?.[1]?.toLowerCase();
  if (alias === undefined) return false;
  return instructions.slice(index + 1).some(({ keyword, body }) => keyword === 'FROM'
    && text.slice(body.start, body.end).split(/[ \t]+/).some((word) => word.toLowerCase() === alias));
}
