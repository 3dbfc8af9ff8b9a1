// Feeds the npm library prometheus-remote-write: for every lane it fetches the page as text, and pushes its values, one after another.
//   node push.mjs VERSION LANES.json          VERSION names the fetched copy; without one, NODE_PATH and the usual places are searched
//   node push.mjs --version VERSION           prints the version of the copy that would be used
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const [first, second] = process.argv.slice(2);
const asksVersion = first === '--version';
const version = asksVersion ? second : first;
const root = process.env.PRW_REAL_TARGETS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'prw-compliance', 'real');
const fetched = join(root, 'npm-prometheus-remote-write', version ?? '', 'package.json');
const load = createRequire(existsSync(join(fetched, '..', 'node_modules')) ? fetched : join(process.cwd(), 'package.json'));

let library, found;
try {
  library = load('prometheus-remote-write');
  found = JSON.parse(readFileSync(load.resolve('prometheus-remote-write/package.json'), 'utf8')).version;
} catch (problem) {
  console.error(`prometheus-remote-write cannot be loaded (${problem.message}); install it with npm, or fetch it with .ci/real-targets.sh npm`);
  process.exit(127);
}
if (asksVersion) {
  console.log(`prometheus-remote-write ${found}`);
  process.exit(0);
}

// A sample line of the text format: name, labels, value. Its labels hold no escapes other than these three.
const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+(-?\d+))?$/;
const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;
const unescape = (text) => text.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c));
const number = (text) => ({ '+Inf': Infinity, Inf: Infinity, '-Inf': -Infinity, NaN: NaN })[text] ?? Number(text);

function parse(page) {
  const now = Date.now();
  return page.split('\n').flatMap((line) => {
    const match = line.startsWith('#') ? null : sample.exec(line.trim());
    if (!match) return [];
    const labels = { __name__: match[1] };
    for (const [, name, value] of (match[2] ?? '').matchAll(label)) labels[name] = unescape(value);
    return [{ labels, samples: [{ value: number(match[3]), timestamp: Number(match[4] ?? now) }] }];
  });
}

async function pushOnce(lane, fetch) {
  const page = await fetch(lane.scrape, { headers: { Accept: 'text/plain;version=0.0.4' } });
  if (!page.ok) return;
  const series = parse(await page.text());
  if (series.length === 0) return;
  const answer = await library.pushTimeseries(series, { url: lane.write, headers: lane.headers, fetch, verbose: false });
  if (answer && answer.status >= 300) console.error(`${lane.name}: ${answer.status} ${answer.errorMessage ?? ''}`);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function push(lane, fetch) {
  for (;;) {
    try {
      await pushOnce(lane, fetch);
    } catch (problem) {
      console.error(`${lane.name}: ${problem.message}`);
    }
    await pause(300);
  }
}

const nodeFetch = load('node-fetch');
await Promise.all(JSON.parse(readFileSync(second, 'utf8')).map((lane) => push(lane, nodeFetch.default ?? nodeFetch)));
