import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { revisionId } from '../../resources/codedeploy/revision-location.ts';

/** Are they one revision of the application? */
export const isSame = (application: string, a: RevisionLocation, b: RevisionLocation): boolean =>
	revisionId(application, a) === revisionId(application, b);
