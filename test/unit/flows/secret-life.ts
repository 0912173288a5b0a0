import { randomBytes } from 'node:crypto';
import { FileSideFiles } from '../../../cli/src/files/file-side-files';
import { manifestsHere } from '../../../cli/src/files/manifests-here';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { RelocatePorts, RelocationQuestion } from '../../../shared/src/flows/relocate';
import type { RotatePorts } from '../../../shared/src/flows/rotate';
import { createValueMaker } from '../../../shared/src/secrets/rotation/create-value-maker';
import type { WriteMeta } from '../../../shared/src/secrets/store';
import { valueOf } from '../../support/local-vault';
import { MemoryStore } from '../../support/memory-store';
import { FlowWorld } from './flow-world';

/** A user with a real vault, a second store in memory that is called `team`, and a project whose manifest he approved. */
export class SecretLife {
  readonly team: MemoryStore;
  readonly questions: RelocationQuestion[] = [];

  private constructor(readonly world: FlowWorld, team: MemoryStore) {
    this.team = team;
  }

  static async start(): Promise<SecretLife> {
    const world = new FlowWorld();
    const team = new MemoryStore('team');
    world.otherStores.push(team);
    valueOf(await (await world.service()).create('local', { way: { kind: 'password', password: SecretValue.fromText(['plain', 'Wooden', '42', 'lantern'].join('-')) } }));
    return new SecretLife(world, team);
  }

  async store(path: string, text: string, meta: WriteMeta = {}, store = 'local'): Promise<void> {
    const value = SecretValue.fromText(text);
    valueOf(await (await this.world.service()).put({ store, path, field: DEFAULT_FIELD }, value, { expected: 'any', meta }));
    value.dispose();
  }

  async meta(path: string, store = 'local'): Promise<SecretMeta> {
    return valueOf(await (await this.world.service()).describe({ store, path, field: DEFAULT_FIELD }));
  }

  /** Writes the project's manifest and approves what it asks for. */
  async manifest(...lines: readonly string[]): Promise<void> {
    this.world.write('keyward.env', lines.map((line) => `${line}\n`).join(''));
    const { manifests } = await this.manifests();
    const requests = manifests.flatMap(({ manifest }) => manifest.entries).map(({ name, ref }) => ({ name, ref }));
    valueOf(await this.world.approvals.approve(await this.sideFiles().realFolder(this.world.project), requests));
  }

  sideFiles(): FileSideFiles {
    return new FileSideFiles({ cwd: this.world.project, randomBytes });
  }

  manifests(): ReturnType<typeof manifestsHere> {
    return manifestsHere({
      cwd: this.world.project, sideFiles: this.sideFiles(), approvals: this.world.approvals, signal: new AbortController().signal,
    });
  }

  async relocatePorts(changes: Partial<RelocatePorts> = {}): Promise<RelocatePorts> {
    const { openStore } = await this.world.ports();
    return {
      service: await this.world.service(), openStore, sideFiles: this.sideFiles(), approvals: this.world.approvals,
      manifests: () => this.manifests(), acceptUnverified: () => Promise.resolve(false),
      agree: (question) => {
        this.questions.push(question);
        return Promise.resolve(true);
      },
      ...changes,
    };
  }

  async rotatePorts(changes: Partial<RotatePorts> = {}): Promise<RotatePorts> {
    const { openStore } = await this.world.ports();
    return {
      service: await this.world.service(), openStore, values: createValueMaker(randomBytes), manifests: () => this.manifests(),
      consoleOf: () => Promise.resolve(undefined),
      choose: ({ fitting }) => Promise.resolve(fitting === undefined ? undefined : { kind: 'generate', valueKind: fitting }),
      enterValue: () => Promise.resolve(undefined), acceptUnlike: () => Promise.resolve(false), tryAgain: () => Promise.resolve(false),
      ...changes,
    };
  }
}
