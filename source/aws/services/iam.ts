export {
	CreateUserCommand as CreateUser,
	GenerateCredentialReportCommand as GenerateCredentialReport,
	GetAccessKeyLastUsedCommand as GetAccessKeyLastUsed,
	GetAccountAuthorizationDetailsCommand as GetAccountAuthorizationDetails,
	GetCredentialReportCommand as GetCredentialReport,
	GetUserCommand as GetUser,
	IAMClient as Client,
	ListAccessKeysCommand as ListAccessKeys,
	ListAttachedUserPoliciesCommand as ListAttachedUserPolicies,
	ListGroupsForUserCommand as ListGroupsForUser,
	ListMFADevicesCommand as ListMFADevices,
} from '@aws-sdk/client-iam';
