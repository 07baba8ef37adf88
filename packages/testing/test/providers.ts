import { benchlingAuth } from '@token-clients/benchling-auth';
import { descriptor as benchling } from '@token-clients/benchling-auth/reference';
import { coboOAuth } from '@token-clients/cobo-oauth';
import { descriptor as cobo } from '@token-clients/cobo-oauth/reference';
import { equinixAccessToken } from '@token-clients/equinix-access-token';
import { descriptor as equinix } from '@token-clients/equinix-access-token/reference';
import { equinixSts } from '@token-clients/equinix-sts';
import { descriptor as sts } from '@token-clients/equinix-sts/reference';
import { contract as benchlingContract } from '../../benchling-auth/src/generated/contract.js';
import { contract as coboContract } from '../../cobo-oauth/src/generated/contract.js';
import { contract as equinixContract } from '../../equinix-access-token/src/generated/contract.js';
import { contract as stsContract } from '../../equinix-sts/src/generated/contract.js';

export const providers = {
  'benchling-auth': Object.assign((options: Parameters<typeof benchlingAuth>[0]) => benchlingAuth(options), {
    descriptor: benchling,
    contract: benchlingContract,
  }),
  'cobo-oauth': Object.assign((options: Parameters<typeof coboOAuth>[0]) => coboOAuth(options), {
    descriptor: cobo,
    contract: coboContract,
  }),
  'equinix-access-token': Object.assign(
    (options: Parameters<typeof equinixAccessToken>[0]) => equinixAccessToken(options),
    { descriptor: equinix, contract: equinixContract },
  ),
  'equinix-sts': Object.assign((options: Parameters<typeof equinixSts>[0]) => equinixSts(options), {
    descriptor: sts,
    contract: stsContract,
  }),
};
