import { command, type Command } from '../command.ts';
import { answer, refuse } from '../io.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Of the commands that there are, which include this one. */
export const completion = (commands: () => readonly Command[]): Command =>
  command({
    name: 'completion',
    count: [1, 1],
    examples: ['completion bash'],
    options: {},
    run: async ({ positionals }) => {
      const [typed = ''] = positionals;
      const shell = SHELLS.find((each) => each === typed);
      if (shell === undefined) return refuse(2, 'usage', ({ say }) => say.checks.shell.which(typed));
      const { completionFor } = await import('../completion.ts');
      const script = completionFor(shell, commands());
      return answer({ shell, script }, () => script);
    },
  });
