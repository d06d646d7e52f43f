/**
 * What Beanstalk sets when nobody says otherwise.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
import type { ConfigurationOptionSetting } from '@aws-sdk/client-elastic-beanstalk';
import type { World } from '../world.ts';
import type { Settings } from './settings.ts';
import { changed, settingsFrom } from './settings.ts';

type Namespaces = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Options that belong to a resource of the environment's stack carry its name. */
const resources: Readonly<Record<string, string>> = {
	'aws:autoscaling:asg': 'AWSEBAutoScalingGroup',
	'aws:autoscaling:launchconfiguration': 'AWSEBAutoScalingLaunchConfiguration',
	'aws:autoscaling:updatepolicy:rollingupdate': 'AWSEBAutoScalingGroup',
	'aws:autoscaling:trigger': 'AWSEBCloudwatchAlarmLow',
	'aws:ec2:vpc': 'AWSEBAutoScalingLaunchConfiguration',
};

export const settingsOf = (namespaces: Namespaces): ConfigurationOptionSetting[] =>
	Object.entries(namespaces).flatMap(([Namespace, options]) =>
		Object.entries(options).map(([OptionName, Value]) => ({
			...(resources[Namespace] !== undefined && { ResourceName: resources[Namespace] }),
			Namespace,
			OptionName,
			Value,
		})),
	);

/** Of every environment. */
const shared = ({ ec2 }: World): Namespaces => ({
	'aws:autoscaling:asg': {
		'Availability Zones': 'Any',
		Cooldown: '360',
		'Custom Availability Zones': '',
		EnableCapacityRebalancing: 'false',
		MaxSize: '4',
		MinSize: '1',
	},
	'aws:autoscaling:launchconfiguration': {
		DisableIMDSv1: 'true',
		EC2KeyName: 'ops',
		IamInstanceProfile: 'aws-elasticbeanstalk-ec2-role',
		ImageId: ec2.images.find(({ Architecture }) => Architecture === 'x86_64')?.ImageId ?? '',
		InstanceType: 't3.small',
		MonitoringInterval: '5 minute',
		RootVolumeSize: '',
		RootVolumeType: 'gp3',
		SecurityGroups: 'sg-0b00c5b00c5b00001',
		SSHSourceRestriction: 'tcp,22,22,10.0.0.0/16',
	},
	'aws:autoscaling:updatepolicy:rollingupdate': {
		MaxBatchSize: '1',
		MinInstancesInService: '1',
		PauseTime: '',
		RollingUpdateEnabled: 'true',
		RollingUpdateType: 'Health',
		Timeout: 'PT30M',
	},
	'aws:ec2:instances': {
		EnableSpot: 'false',
		InstanceTypes: 't3.small',
		SupportedArchitectures: 'x86_64',
	},
	'aws:ec2:vpc': {
		AssociatePublicIpAddress: 'false',
		ELBScheme: 'public',
		ELBSubnets: ec2.subnets.map(({ SubnetId }) => SubnetId).join(','),
		Subnets: ec2.subnets.map(({ SubnetId }) => SubnetId).join(','),
		VPCId: ec2.subnets[0]?.VpcId ?? '',
	},
	'aws:elasticbeanstalk:application': { 'Application Healthcheck URL': '/health' },
	'aws:elasticbeanstalk:cloudwatch:logs': {
		DeleteOnTerminate: 'false',
		RetentionInDays: '14',
		StreamLogs: 'true',
	},
	'aws:elasticbeanstalk:command': {
		BatchSize: '100',
		BatchSizeType: 'Percentage',
		DeploymentPolicy: 'AllAtOnce',
		IgnoreHealthCheck: 'false',
		Timeout: '600',
	},
	'aws:elasticbeanstalk:control': {
		DefaultSSHPort: '22',
		LaunchTimeout: '0',
		LaunchType: 'Migration',
		RollbackLaunchOnFailure: 'false',
	},
	'aws:elasticbeanstalk:environment': {
		EnvironmentType: 'LoadBalanced',
		ExternalExtensionsS3Bucket: '',
		ServiceRole: 'aws-elasticbeanstalk-service-role',
	},
	'aws:elasticbeanstalk:healthreporting:system': {
		EnhancedHealthAuthEnabled: 'true',
		HealthCheckSuccessThreshold: 'Ok',
		SystemType: 'enhanced',
	},
	'aws:elasticbeanstalk:hostmanager': { LogPublicationControl: 'false' },
	'aws:elasticbeanstalk:managedactions': {
		ManagedActionsEnabled: 'false',
		PreferredStartTime: '',
		ServiceRoleForManagedUpdates: '',
	},
	'aws:elasticbeanstalk:sns:topics': { 'Notification Endpoint': '', 'Notification Protocol': 'email' },
	'aws:elasticbeanstalk:xray': { XRayEnabled: 'false' },
});

const web: Namespaces = {
	'aws:autoscaling:trigger': {
		BreachDuration: '5',
		LowerThreshold: '2000000',
		MeasureName: 'NetworkOut',
		Period: '5',
		Statistic: 'Average',
		Unit: 'Bytes',
		UpperThreshold: '6000000',
	},
	'aws:elasticbeanstalk:environment': { LoadBalancerType: 'application' },
	'aws:elasticbeanstalk:environment:process:default': {
		DeregistrationDelay: '20',
		HealthCheckInterval: '15',
		HealthCheckPath: '/health',
		HealthyThresholdCount: '3',
		MatcherHTTPCode: '200',
		Port: '80',
		Protocol: 'HTTP',
		StickinessEnabled: 'false',
		UnhealthyThresholdCount: '5',
	},
	'aws:elasticbeanstalk:environment:proxy': { ProxyServer: 'nginx' },
	'aws:elasticbeanstalk:trafficsplitting': { EvaluationTime: '5', NewVersionPercent: '10' },
	'aws:elbv2:listener:default': { ListenerEnabled: 'true', Protocol: 'HTTP' },
	'aws:elbv2:loadbalancer': { AccessLogsS3Enabled: 'false', IdleTimeout: '60' },
};

const worker: Namespaces = {
	'aws:elasticbeanstalk:sqsd': {
		ErrorVisibilityTimeout: '2',
		HttpConnections: '50',
		HttpPath: '/',
		InactivityTimeout: '299',
		MaxRetries: '10',
		MimeType: 'application/json',
		VisibilityTimeout: '300',
		WorkerQueueURL: '',
	},
};

/** An environment's settings before anybody has changed one. `tier`: AWS's name of it. */
export const defaultSettings = (world: World, tier: string | undefined): Settings =>
	changed(settingsFrom(settingsOf(shared(world))), settingsOf(tier === 'Worker' ? worker : web));
