import type { Diagnostics } from '@aws-sdk/client-codedeploy';
import { type HookFailure, unknownError } from './hook-failures.ts';

/** A script of appspec.yml's hooks. */
export interface HookScript {
	/** Its path in the bundle. */
	readonly location: string;
	/** Seconds. */
	readonly timeout: number;
	readonly runas?: string;
	/** It is named, but not in the bundle. */
	readonly missing?: true;
}

/** What the agent finds in a revision. */
export interface Contents {
	/** Lifecycle event → the scripts that it runs, in order. */
	readonly hooks: Readonly<Record<string, readonly HookScript[]>>;
	/** What keeps the agent from using it at all, and the event in which it says so. */
	readonly broken?: { readonly event: string; readonly diagnostics: Required<Diagnostics> };
	/** What goes wrong when it runs. */
	readonly fault?: HookFailure;
}

const script = (name: string, timeout: number): readonly HookScript[] => [
	{ location: `scripts/${name}.sh`, timeout, runas: 'root' },
];

/** The hooks of the bookshop's own appspec.yml. */
export const bookshopHooks: Contents['hooks'] = {
	ApplicationStop: script('stop-server', 60),
	BeforeInstall: script('clean-up', 30),
	AfterInstall: script('install-dependencies', 90),
	ApplicationStart: script('start-server', 60),
	ValidateService: script('validate-service', 120),
};

/** What the agent says of a bundle that it cannot fetch or open. */
export const cannotDownload = (message: string): Contents => ({
	hooks: {},
	broken: { event: 'DownloadBundle', diagnostics: unknownError(message) },
});
