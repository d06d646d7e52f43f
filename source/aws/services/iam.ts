export {
	IAMClient as Client,
	CreateUserCommand,
	GenerateCredentialReportCommand,
	GetAccessKeyLastUsedCommand,
	GetAccountAuthorizationDetailsCommand,
	GetCredentialReportCommand,
	GetUserCommand,
	ListAccessKeysCommand,
	ListAttachedUserPoliciesCommand,
	ListGroupsForUserCommand,
	ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
