import os

from benchling_sdk.auth.client_credentials_oauth2 import ClientCredentialsOAuth2
from benchling_sdk.benchling import Benchling

benchling = Benchling(
    url=os.environ.get("BENCHLING_URL", "https://acme.benchling.com"),
    auth_method=ClientCredentialsOAuth2(
        client_id=os.environ["BENCHLING_CLIENT_ID"],
        client_secret=os.environ["BENCHLING_CLIENT_SECRET"],
    ),
)


def projects() -> list[str]:
    return [project.name for page in benchling.projects.list() for project in page]
