// Where the links of Markdown files lead nowhere: no such file, or no such heading in it.
import { PassThrough } from 'node:stream';
import { remark } from 'remark';
import remarkValidateLinks from 'remark-validate-links';
import { type Context, engine } from 'unified-engine';

/** One line for each fault; addresses outside of the folder are not looked at. */
export async function linkFaults(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const { files: read } = await run(folder, files);
  return read.flatMap(({ path, messages }) =>
    messages.map(({ line, reason }) => `${path}:${line}: ${reason}`),
  );
}

function run(folder: string, files: readonly string[]): Promise<Context> {
  const unseen = new PassThrough();
  const options = {
    processor: remark(),
    plugins: [[remarkValidateLinks, { repository: false, root: folder }]],
    ...{
      cwd: folder,
      files: [...files],
      output: false,
      out: false,
      detectConfig: false,
      detectIgnore: false,
    },
    ...{ streamOut: unseen.resume(), streamError: new PassThrough().resume() },
  } as const;
  return new Promise((resolve, reject) => {
    engine(options as unknown as Parameters<typeof engine>[0], (error, _code, context) => {
      if (context === undefined) reject(error ?? new Error('the links were not checked'));
      else resolve(context);
    });
  });
}
