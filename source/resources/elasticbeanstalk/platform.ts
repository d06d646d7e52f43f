/**
 * What a person calls a platform: `Node.js 22 running on 64bit Amazon Linux 2023/6.6.2` of
 * `arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22 running on 64bit Amazon Linux 2023/6.6.2`.
 * The name of a solution stack is one already.
 */
export const platformName = (platform: string): string => platform.replace(/^arn:[^/]*:platform\//, '');
