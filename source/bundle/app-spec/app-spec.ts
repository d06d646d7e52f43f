/**
 * What a CodeDeploy revision for EC2 or on-premises instances says of itself in its `appspec.yml`.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html
 */
export interface AppSpec {
	os: 'linux' | 'windows';
	files: AppSpecFile[];
	permissions: AppSpecPermission[];
	/** In the order in which the events happen. */
	hooks: AppSpecHook[];
}

/** A file or folder of the bundle (`/` is all of it), and the folder of the instance that it is copied to. */
export interface AppSpecFile {
	source: string;
	destination: string;
}

/** Owner, mode and SELinux context of what was copied; Linux alone. */
export interface AppSpecPermission {
	object: string;
	pattern?: string;
	owner?: string;
	group?: string;
	/** Octal digits: `755`. */
	mode?: string;
}

/** A script that a lifecycle event runs. */
export interface AppSpecHook {
	/** `ValidateService` */
	event: string;
	/** From the bundle's root. */
	location: string;
	/** Seconds; 3600 where nothing is said. */
	timeout: number;
	/** Undefined: the agent's own user. */
	runas?: string;
}
