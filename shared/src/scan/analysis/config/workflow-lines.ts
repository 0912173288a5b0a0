/** Blocks of a workflow: what a shell runs, and what an image's build is given, which stays in its history. */
export type WorkflowBlock = 'script' | 'build-args';

/** Members of a workflow whose text is a script. Source: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsrun */
const MEMBERS: Readonly<Record<WorkflowBlock, RegExp>> = {
  script: /^(?<indent>\s*(?:-\s+)?)(?:run|script|before_script|after_script):(?<rest>.*)$/,
  // https://github.com/docker/build-push-action#inputs
  'build-args': /^(?<indent>\s*)build-args:(?<rest>.*)$/,
};

/**
 * Says of one line after the other whether it is a block's: the text behind `run:`, or of the block that it begins. The next
 * member of the same step stands below the `r`, not below the dash.
 */
export function linesOf(block: WorkflowBlock): (line: string) => boolean {
  let indent: number | undefined;
  return (line) => {
    if (indent !== undefined) {
      if (line.trim() === '' || (/^\s*/.exec(line)?.[0].length ?? 0) > indent) return true;
      indent = undefined;
    }
    const begins = MEMBERS[block].exec(line);
    if (begins === null) return false;
    indent = begins.groups?.['indent']?.length ?? 0;
    return true;
  };
}
