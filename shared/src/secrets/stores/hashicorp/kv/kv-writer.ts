import type { VaultError } from '../../../../core/model/vault-error';
import type { SecretValue } from '../../../../core/redact/secret-value';
import { isFieldName } from '../../../../core/reference';
import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { ReplaceTarget, WriteReceipt, WriteTarget } from '../../../store';
import type { JsonInput } from '../transport/json/json';
import { at, disposeSecrets, secretMembers } from '../transport/json/members';
import type { KvFieldCodec } from './kv-fields';
import { toJson } from './kv-fields';
import type { KvMount } from './kv-mount';
import type { KvReader } from './kv-reader';
import { lookAt } from './kv-sight';
import { rememberAbout } from './kv-remarks';
import { lostRace, planField, planWhole } from './plan-write';
import type { SettledWrite } from './settle-write';
import { settleWrite } from './settle-write';

/** Whoever writes `any` is overtaken this often before it is a conflict. */
const MAX_ROUNDS = 5;
/** The node that is asked may not have heard yet of what overtook us. */
const FIRST_PAUSE_MS = 25;

export interface KvWriterPorts {
  readonly mount: KvMount;
  readonly reader: KvReader;
  readonly codec: KvFieldCodec;
  readonly now: () => number;
  /** Waits for about so many milliseconds: those who were overtaken together do not come back together. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly maxValueBytes: number;
}

/** One attempt to write a version. `lost`: somebody else's version came in between. */
type Attempt = Result<number | 'lost', VaultError>;

/** Every version is written with check-and-set, so that nothing that others write is lost, and nothing of ours comes twice. */
export class KvWriter {
  readonly #ports: KvWriterPorts;

  constructor(ports: KvWriterPorts) {
    this.#ports = ports;
  }

  async write(target: WriteTarget, value: SecretValue): Promise<Result<WriteReceipt, VaultError>> {
    if (!isFieldName(target.field)) return err({ kind: 'invalid-name', reason: 'forbidden-character' });
    return this.#checkValues([value]) ?? this.#untilWritten(target, () => this.#writeField(target, value));
  }

  async replace(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Result<WriteReceipt, VaultError>> {
    // Other clients write fields whose names a reference cannot have: an old version that has some can still be rolled back.
    if (fields.has('')) return err({ kind: 'invalid-name', reason: 'empty' });
    return this.#checkValues([...fields.values()]) ?? this.#untilWritten(target, () => this.#writeWhole(target, fields));
  }

  async #untilWritten(target: ReplaceTarget, attempt: () => Promise<Attempt>): Promise<Result<WriteReceipt, VaultError>> {
    const rounds = typeof target.expected === 'number' ? 1 : MAX_ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0) await this.#ports.pause(FIRST_PAUSE_MS * 2 ** round);
      const written = await attempt();
      if (!written.ok) return written;
      if (written.value === 'lost') continue;
      await rememberAbout(this.#ports.mount, target.path, target.meta);
      return ok({ version: written.value });
    }
    return err(lostRace({ ...target, store: this.#ports.mount.store }));
  }

  async #writeField(target: WriteTarget, value: SecretValue): Promise<Attempt> {
    const sight = await lookAt(this.#ports.mount, target.path, this.#ports.now);
    if (!sight.ok) return sight;
    const plan = planField({ ...target, store: this.#ports.mount.store }, sight.value);
    if (plan.kind === 'refuse') return err(plan.error);
    const field = new Map([[target.field, value]]);
    if (plan.kind === 'merge') return this.#merge(target, field, plan.cas);
    const created = await this.#send(target, { method: 'post', fields: this.#ports.codec.write(field), cas: plan.cas }, field);
    // It is there, and cannot be seen: then it can only be merged into as it is.
    const hidden = sight.value.kind === 'blind' && created.ok && created.value === 'lost';
    if (!hidden) return created;
    return target.expected === 'any' ? this.#merge(target, field, undefined) : err(lostRace({ ...target, store: this.#ports.mount.store }));
  }

  async #writeWhole(target: ReplaceTarget, fields: ReadonlyMap<string, SecretValue>): Promise<Attempt> {
    const sight = await lookAt(this.#ports.mount, target.path, this.#ports.now);
    if (!sight.ok) return sight;
    const plan = planWhole({ ...target, store: this.#ports.mount.store }, sight.value);
    if (plan.kind === 'refuse') return err(plan.error);
    if (plan.kind === 'merge') throw new Error('a whole version is never merged');
    const cas = plan.kind === 'overwrite' ? undefined : plan.cas;
    const written = await this.#send(target, { method: 'post', fields: this.#ports.codec.write(fields), cas }, fields);
    const hidden = sight.value.kind === 'blind' && written.ok && written.value === 'lost';
    return hidden ? err(lostRace({ ...target, store: this.#ports.mount.store })) : written;
  }

  /** The server merges by itself where the sign-in has the capability `patch`; otherwise it is read and written here. */
  async #merge(target: ReplaceTarget, field: ReadonlyMap<string, SecretValue>, cas: number | undefined): Promise<Attempt> {
    const patched = await this.#send(target, { method: 'patch', fields: this.#ports.codec.write(field), cas }, field);
    const mayRead = !patched.ok && (patched.error.kind === 'forbidden' || patched.error.kind === 'unsupported') && cas !== undefined;
    return mayRead ? this.#readAndWrite(target, field, cas) : patched;
  }

  async #readAndWrite(target: ReplaceTarget, field: ReadonlyMap<string, SecretValue>, cas: number): Promise<Attempt> {
    const { mount } = this.#ports;
    const answer = await mount.get('data', target.path);
    if (!answer.ok) return err(answer.error.error);
    if (answer.value.kind === 'not-found' || answer.value.kind === 'gone-version') return ok('lost');
    if (answer.value.kind !== 'ok') return err(mount.error(answer.value, 'write', target.path));
    try {
      if (at(answer.value.body, 'data', 'metadata', 'version') !== cas) return ok('lost');
      const merged = new Map([...secretMembers(answer.value.body, 'data', 'data') ?? [], ...field]);
      return await this.#send(target, { method: 'post', fields: toJson(merged), cas }, field);
    } finally {
      disposeSecrets(answer.value.body);
    }
  }

  async #send(
    { path }: ReplaceTarget,
    { method, fields, cas }: { readonly method: 'post' | 'patch'; readonly fields: JsonInput; readonly cas: number | undefined },
    written: ReadonlyMap<string, SecretValue>,
  ): Promise<Attempt> {
    const { mount } = this.#ports;
    const body = { data: fields, ...(cas === undefined ? {} : { options: { cas } }) };
    const settled = await settleWrite({
      cas,
      send: () => mount[method]('data', path, body),
      newest: () => this.#newest(path),
      holds: (version) => this.#holds(path, version, written),
      pause: this.#ports.pause,
      uncertain: { kind: 'write-uncertain', store: mount.store, name: path },
    });
    return settled.ok ? this.#conclude(settled.value, path) : settled;
  }

  #conclude(settled: SettledWrite, path: string): Attempt {
    if (settled.kind === 'written') return ok(settled.version);
    if (settled.kind === 'overtaken') return ok('lost');
    const { kind } = settled.answer;
    // A patch finds nothing where the newest version was deleted after we looked. So does one into a mount that is gone.
    if (kind === 'not-found' || kind === 'gone-version') return ok('lost');
    return err(this.#ports.mount.error(settled.answer, 'write', path));
  }

  async #newest(path: string): Promise<Result<number, VaultError>> {
    const sight = await lookAt(this.#ports.mount, path, this.#ports.now);
    if (!sight.ok) return sight;
    return sight.value.kind === 'seen' ? ok(sight.value.version) : err({ kind: 'forbidden', store: this.#ports.mount.store, operation: 'read' });
  }

  async #holds(path: string, version: number, written: ReadonlyMap<string, SecretValue>): Promise<boolean | undefined> {
    const read = await this.#ports.reader.version(path, version);
    if (!read.ok) return undefined;
    const { fields } = read.value;
    const same = [...written].every(([name, value]) => fields.get(name)?.equals(value) === true);
    for (const value of fields.values()) value.dispose();
    return same;
  }

  #checkValues(values: readonly SecretValue[]): Result<never, VaultError> | undefined {
    if (values.every(({ byteLength }) => byteLength === 0)) return err({ kind: 'invalid-value', reason: 'empty' });
    const tooLarge = values.some(({ byteLength }) => byteLength > this.#ports.maxValueBytes);
    return tooLarge ? err({ kind: 'invalid-value', reason: 'too-large' }) : undefined;
  }
}
