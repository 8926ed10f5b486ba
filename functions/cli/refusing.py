"""What waitress refuses before the application sees it (a broken head, 64 MB): as problems, too."""

from waitress.task import ErrorTask

from functions.web.headers import API_HEADERS
from functions.web.languages import language_in
from functions.web.problems import document

KIND_OF_CODE = {413: "too-large", 500: "internal"}


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Answers a request that could not be read; its head, where it was read, says in which language."""

    def execute(self) -> None:
        """Send the problem document and close."""
        kind = KIND_OF_CODE.get(self.request.error.code, "bad-request")
        problem = document(kind, language=language_in(self.request.headers.get("ACCEPT_LANGUAGE", "")))
        problem.headers.update(API_HEADERS)
        body = problem.get_data()
        self.status = problem.status
        self.response_headers.extend(problem.headers.to_wsgi_list())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
