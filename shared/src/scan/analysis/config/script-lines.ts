/** Members of a workflow whose text is a script. Source: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsrun */
const SCRIPT = /^(?<indent>\s*(?:-\s+)?)(?:run|script|before_script|after_script):(?<rest>.*)$/;

/**
 * Says of one line after the other whether it is a script's: the text behind `run:`, or of the block that it begins. The next
 * member of the same step stands below the `r`, not below the dash.
 */
export function scriptLines(): (line: string) => boolean {
  let indent: number | undefined;
  return (line) => {
    if (indent !== undefined) {
      if (line.trim() === '' || (/^\s*/.exec(line)?.[0].length ?? 0) > indent) return true;
      indent = undefined;
    }
    const begins = SCRIPT.exec(line);
    if (begins === null) return false;
    indent = begins.groups?.['indent']?.length ?? 0;
    return true;
  };
}
