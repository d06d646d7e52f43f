export {
	CreateUserCommand,
	GenerateCredentialReportCommand,
	GetAccessKeyLastUsedCommand,
	GetAccountAuthorizationDetailsCommand,
	GetCredentialReportCommand,
	GetUserCommand,
	IAMClient as Client,
	ListAccessKeysCommand,
	ListAttachedUserPoliciesCommand,
	ListGroupsForUserCommand,
	ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
