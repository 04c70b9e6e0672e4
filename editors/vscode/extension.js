// Starts `trucewatch lsp` for the `.kdl` files of a case, and for no others.
'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

const LANGUAGE = 'trucewatch-kdl';
/** Where a `.kdl` file begins with one of these, it is a part of a case. */
const OF_A_CASE = /^\s*(agreement|case)\s+"/m;
/** More files than this are not looked at to find out whether a folder holds a case. */
const MOST = 200;

let client;

/** Says whether an open folder holds a case: a `case.kdl`, or an agreement in some `.kdl` file. */
async function holdsACase(folder) {
  const within = (pattern) => new vscode.RelativePattern(folder, pattern);
  const cases = await vscode.workspace.findFiles(within('**/case.kdl'), '**/node_modules/**', 1);
  if (cases.length > 0) return true;
  const files = await vscode.workspace.findFiles(within('**/*.kdl'), '**/node_modules/**', MOST);
  for (const file of files) {
    const bytes = await vscode.workspace.fs.readFile(file).then((found) => found, () => new Uint8Array());
    if (OF_A_CASE.test(new TextDecoder().decode(bytes))) return true;
  }
  return false;
}

async function start() {
  const command = vscode.workspace.getConfiguration('trucewatch').get('server.path') || 'trucewatch';
  const started = new LanguageClient(
    'trucewatch',
    'Trucewatch',
    { command, args: ['lsp'] },
    { documentSelector: [{ language: LANGUAGE }] },
  );
  try {
    await started.start();
    client = started;
  } catch (error) {
    vscode.window.showErrorMessage(
      `\`${command} lsp\` does not start: ${error.message}. Install Trucewatch, or set trucewatch.server.path.`,
    );
  }
}

async function activate(context) {
  /** The open folders that hold a case, by their addresses. */
  const folders = new Set();

  const claim = async (document) => {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const ours = folder && folders.has(folder.uri.toString());
    if (ours && document.uri.path.endsWith('.kdl') && document.languageId !== LANGUAGE) {
      await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
    }
  };

  const look = async () => {
    for (const folder of vscode.workspace.workspaceFolders || []) {
      if (await holdsACase(folder)) folders.add(folder.uri.toString());
    }
    const open = vscode.workspace.textDocuments;
    if (!client && (folders.size > 0 || open.some((document) => document.languageId === LANGUAGE))) await start();
    await Promise.all(open.map(claim));
  };

  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(claim),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
  );
  await look();
}

async function deactivate() {
  await client?.stop();
}

module.exports = { activate, deactivate };
