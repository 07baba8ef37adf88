import { benchlingAuth } from '@token-clients/benchling-auth/testing';
import { coboOAuth } from '@token-clients/cobo-oauth/testing';
import { equinixAccessToken } from '@token-clients/equinix-access-token/testing';
import { equinixSts } from '@token-clients/equinix-sts/testing';

export const providers = {
  'benchling-auth': benchlingAuth,
  'cobo-oauth': coboOAuth,
  'equinix-access-token': equinixAccessToken,
  'equinix-sts': equinixSts,
};
