import type { LocalFile } from '../operations/plan.ts';
import type { FileList } from './app-spec/file-list.ts';

/** A zip in a private temporary folder, ready to be uploaded. It is kept for a day, then the next one made removes it. */
export interface Bundle {
	file: LocalFile;
	/** Absolute; where its files came from. */
	directory: string;
	/** Paths of its files, sorted. */
	entries: string[];
	/** The same, with what is known of each. */
	files: FileList;
	/** The ignore files that were heeded, from the directory: `.gitignore`, `web/.gitignore`. */
	ignoreFiles: string[];
}

/** A bundle of what git has at HEAD. */
export interface HeadBundle extends Bundle {
	/** What `git describe --tags --always` says: `v43`, `v43-2-g1a2b3c4`, `1a2b3c4`. */
	label: string;
	/** All 40 digits. */
	commit: string;
	/** The first line of its message. */
	subject: string;
	/** Files below the directory that differ from HEAD, or that git does not know: they are not in the bundle. */
	dirty: string[];
}

export interface BundleOptions {
	signal?: AbortSignal;
	/** Told after every file. */
	report?(progress: BundleProgress): void;
}

export interface BundleProgress {
	/** Files that are in the bundle, of how many. */
	files: number;
	of: number;
	/** Their bytes before compression. */
	bytes: number;
}
