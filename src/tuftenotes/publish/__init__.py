"""Publishing: one commit with the built files on a branch of the remote, and nothing else touched."""

from tuftenotes.publish.address import baseurl_of, pages_url
from tuftenotes.publish.branch import publish
from tuftenotes.publish.git import GitError, PublishError, Repository, find_repository
from tuftenotes.publish.remote import remote_url
from tuftenotes.publish.target import Published, Target
from tuftenotes.publish.tree import Changes

__all__ = [
    "Changes",
    "GitError",
    "PublishError",
    "Published",
    "Repository",
    "Target",
    "baseurl_of",
    "find_repository",
    "pages_url",
    "publish",
    "remote_url",
]
