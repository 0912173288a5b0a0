import type { MoveRecord, SideFiles } from './ports';

/** The same files, each of whose writes is written down before it is made. What cannot be written down is not written. */
export function recordedSideFiles(files: SideFiles, record: Pick<MoveRecord, 'addition'>): SideFiles {
  return {
    read: (file) => files.read(file),
    rootOf: (file) => files.rootOf(file),
    untitledFolder: () => files.untitledFolder(),
    realFolder: (folder) => files.realFolder(folder),
    write: async (file, before, after) => {
      const recorded = await record.addition(file, before, after);
      return recorded.ok ? files.write(file, before, after) : recorded;
    },
  };
}
