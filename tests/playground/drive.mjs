// Plays a person in Microsoft 365 Agents Playground, a Teams-like client: starts it against a bot, opens it in headless Chromium and goes through steps.
//   node drive.mjs BOT-URL STEP...
// Steps: open:PLACE (Personal Chat, Group Chat, General), say:TEXT, mention:TEXT (with the bot mentioned before it), see:TEXT, unseen:TEXT,
//   click:BUTTON (the last of that name), height:PIXELS, shot:FILE. Exit 0 when every step held; otherwise 1, with the page's text.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const PATIENCE = 60_000;
const LATENCY = 200;
const [bot, ...steps] = process.argv.slice(2);
const modules = path.join(import.meta.dirname, 'node_modules');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'playground-')); // it writes its log into the folder it runs in

const freePort = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const isUp = (port) => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.end(); resolve(true); });
  socket.on('error', () => resolve(false));
});
const until = async (condition, what) => {
  for (const end = Date.now() + PATIENCE; !(await condition());) {
    if (Date.now() > end) throw Error(`${what} took too long`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const port = await freePort();
let output = '';
const playground = spawn(process.execPath, [path.join(modules, '.bin', 'agentsplayground'), '-e', bot, '-c', 'msteams', '-p', `${port}`, '--dt'],
  { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BROWSER: 'none' } });
for (const stream of [playground.stdout, playground.stderr]) stream.on('data', (data) => { output += data; });

let browser;
let page;
let failure;
try {
  await until(() => isUp(port), `Starting the playground (${output})`);
  browser = await chromium.launch({ executablePath: process.env.CHATOPS_TEST_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
  page.setDefaultTimeout(PATIENCE);
  // The page fails over the typing sign of a channel's thread ("Invalid conversation id") and connects anew; what comes meanwhile it never shows. The same holds for an
  // answer that is quicker than the playground's own word that it has taken the post.
  await page.routeWebSocket(/_ws_conversation/, (socket) => {
    const isTypingInThread = (message) => /"action":"typing"/.test(message) && /;messageid=/.test(message);
    socket.connectToServer().onMessage((message) => isTypingInThread(message) || setTimeout(() => socket.send(message), LATENCY));
  });
  await page.goto(`http://localhost:${port}`, { waitUntil: 'networkidle' });
  const box = page.locator('[role=textbox], [contenteditable=true]').first();
  await box.waitFor();

  const button = (place) => page.locator(`button[aria-label='${place}'], button[title='${place}']`).or(page.getByText(place, { exact: true })).first();
  // How often a text is there, but for the box that it is typed into.
  const shown = (text, exact) => page.getByText(text, { exact }).evaluateAll((found) => found.filter((e) => !e.closest('[role=textbox], [contenteditable=true]')).length);
  // A message that arrives while one types makes the page draw its box anew, and what was typed is gone.
  const untilShown = async (text, exact, send) => {
    const before = await shown(text, exact);
    for (let tries = 5; tries > 0; tries--) {
      await send();
      for (let wait = 0; wait < 50; wait++) {
        if (await shown(text, exact) > before) return;
        await page.waitForTimeout(LATENCY);
      }
    }
    throw Error(`'${text}' was typed and does not appear`);
  };
  let opened;
  const kinds = {
    open: (place) => { opened = place; return button(place).click(); },
    say: (text) => untilShown(text, true, async () => {
      await box.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }),
    mention: (text) => untilShown(text, false, async () => {
      // A page that is still busy with its start takes a click and does not change places.
      const name = page.getByRole('menuitem').filter({ hasText: 'Test Bot' });
      for (let tries = 5; ; tries--) {
        await box.click();
        await page.keyboard.press('Control+A');
        await page.keyboard.type('@Test');
        const isThere = await name.waitFor({ timeout: 3_000 }).then(() => true, () => false);
        if (isThere || tries === 1) break;
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await button(opened).click();
      }
      await name.click();
      await page.keyboard.type(` ${text}`);
      await page.locator("button[aria-label='Send Message'], button[title='Send Message'], button:text-is('Post')").first().click();
    }),
    see: (text) => page.getByText(text, { exact: false }).last().waitFor(),
    unseen: async (text) => { if (await page.getByText(text, { exact: false }).count() > 0) throw Error(`'${text}' is there`); },
    click: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    height: (height) => page.setViewportSize({ width: 1280, height: +height }),
    shot: (file) => page.screenshot({ path: file }),
  };
  for (const step of steps) {
    const colon = step.indexOf(':');
    await kinds[step.slice(0, colon)](step.slice(colon + 1));
    console.log('ok', step);
  }
} catch (error) {
  failure = error;
  console.error(`${error}\n${await page?.locator('body').innerText().catch(() => '')}`);
} finally {
  await browser?.close();
  playground.kill();
  fs.rmSync(scratch, { recursive: true, force: true });
}
process.exit(failure ? 1 : 0);
