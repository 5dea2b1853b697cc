import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MEREFORD_FOLDER } from "test-support";

const ROOT = path.join(import.meta.dirname, "../..");
const COMMAND = path.join(ROOT, "packages/site/bin/privacy-notice.js");

/** A git repository with the test council’s project, and a stand-in for GitHub’s API. */
export type Remote = ReturnType<typeof createRemote>;

/** Creates a folder with a checkout of “main” and its bare repository, from which createRemote makes copies. */
export function createTemplate(): string {
  const root = mkdtempSync(path.join(os.tmpdir(), "remote-"));
  const checkout = path.join(root, "checkout");
  cpSync(MEREFORD_FOLDER, checkout, { recursive: true });
  for (const file of [".eleventy.ts", "netlify.toml"])
    cpSync(path.join(ROOT, file), path.join(checkout, file));
  writeFileSync(path.join(checkout, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(path.join(checkout, ".gitignore"), "node_modules\n");
  git(root, "init", "--quiet", "--bare", "remote.git");
  git(checkout, "init", "--quiet");
  git(checkout, "remote", "add", "origin", "../remote.git");
  git(checkout, "add", "--all");
  git(checkout, "commit", "--quiet", "--message", "Start");
  git(checkout, "push", "--quiet", "origin", "HEAD:refs/heads/main");
  return root;
}

/** Creates a repository from a template. Pull request 12 proposes the branch “patch-1”. */
export function createRemote(template: string) {
  const root = mkdtempSync(path.join(os.tmpdir(), "remote-"));
  const bare = path.join(root, "remote.git");
  const checkout = path.join(root, "checkout");
  const pull = path.join(root, "pull.json");
  const comments = path.join(root, "comments.md");
  cpSync(template, root, { recursive: true });
  writeFileSync(comments, "");
  linkPackages(checkout);

  /** Commits all changes of the checkout to a branch of the remote. */
  function save(branch: string): void {
    git(checkout, "add", "--all");
    git(checkout, "commit", "--quiet", "--message", "Change");
    git(checkout, "push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
  }

  /** Checks out a branch of the remote; a new one starts from main. */
  function open(branch: string): void {
    git(checkout, "fetch", "--quiet", "origin");
    const exists = git(checkout, "branch", "--remotes", "--list", `origin/${branch}`) !== "";
    git(checkout, "checkout", "--quiet", "--detach", `origin/${exists ? branch : "main"}`);
  }

  /** Changes fields of pull request 12, as GitHub’s API returns it. */
  function setPull(fields: { readonly state?: string; readonly head?: object }): void {
    const repository = { full_name: "example/notice", default_branch: "main" };
    const head = { repo: repository, ref: "patch-1", sha: "HEAD_SHA", ...fields.head };
    const value = { state: "open", base: { repo: repository, ref: "main" }, ...fields, head };
    writeFileSync(pull, JSON.stringify(value));
  }
  setPull({});

  return {
    root,
    setPull,
    /** Runs git in the bare repository. */
    git: (...args: readonly string[]) => git(bare, ...args),
    /** Replaces text in a file of a branch, and commits it. */
    edit: (branch: string, file: string, from: string | RegExp, to: string) => {
      open(branch);
      const name = path.join(checkout, file);
      const text = readFileSync(name, "utf8");
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`“${String(from)}” is not in ${file}.`);
      writeFileSync(name, changed);
      save(branch);
    },
    /** Runs `privacy-notice` on a branch, and commits what it has changed. Returns its output. */
    run: (branch: string, ...args: readonly string[]) => {
      open(branch);
      const options = { cwd: checkout, encoding: "utf8" } as const;
      const { stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], options);
      if (git(checkout, "status", "--porcelain") !== "") save(branch);
      return stdout + stderr;
    },
    /** Returns a new clone with all branches, as “actions/checkout” leaves it. */
    clone: (sha: string) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "clone-"));
      git(folder, "clone", "--quiet", bare, ".");
      git(folder, "checkout", "--quiet", "--detach", sha);
      linkPackages(folder);
      return folder;
    },
    /** Returns the comments on pull requests, each after its number. */
    comments: () => readFileSync(comments, "utf8"),
    /** A Bash script that does what GitHub’s CLI would do, in the bare repository. */
    githubCli: `
      export GIT_DIR=${bare} GIT_WORK_TREE=${root} GIT_INDEX_FILE=${root}/index
      case "$1 $2" in
        "api repos/example/notice/pulls/12")
          sed "s/HEAD_SHA/$(git rev-parse patch-1)/" ${pull};;
        "api repos/example/notice/contents/"*)
          file=\${2#*/contents/}
          git show "\${file#*ref=}:\${file%\\?*}";;
        "api graphql")
          branch=$(jq --raw-output .variables.input.branch.branchName "$4")
          parent=$(jq --raw-output .variables.input.expectedHeadOid "$4")
          if [ "$(git rev-parse "$branch")" != "$parent" ]; then
            echo "Expected branch to point to $parent" >&2
            exit 1
          fi
          git read-tree "$parent"
          jq --compact-output '.variables.input.fileChanges.additions[]' "$4" | while read -r each; do
            blob=$(jq --raw-output .contents <<< "$each" | base64 --decode | git hash-object -w --stdin)
            git update-index --add --cacheinfo "100644,$blob,$(jq --raw-output .path <<< "$each")"
          done
          jq --raw-output '.variables.input.fileChanges.deletions[].path' "$4" | git update-index --force-remove --stdin
          message=$(jq --raw-output '.variables.input.message | .headline, "", .body' "$4")
          commit=$(git -c user.name=GitHub -c user.email=noreply@github.example commit-tree "$(git write-tree)" -p "$parent" -m "$message")
          git update-ref "refs/heads/$branch" "$commit" "$parent";;
        "pr comment") { printf '%s: ' "$3"; cat "$5"; } >> ${comments};;
        *) echo "unexpected: $*" >&2; exit 1;;
      esac`,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

function linkPackages(folder: string): void {
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
}

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"];
  return execFileSync("git", [...identity, ...args], { cwd, encoding: "utf8", stdio: "pipe" });
}
