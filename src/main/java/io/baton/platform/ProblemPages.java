package io.baton.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Chooses between a problem document and a page, by what was asked for. */
final class ProblemPages {

    private static final List<String> MACHINE_PATHS = List.of("/api/", "/engine-rest/", "/v3/", "/actuator/");

    private ProblemPages() {}

    static Object answer(HttpServletRequest request, ProblemDetail problem) {
        return wantsPage(request) ? page(problem) : document(problem);
    }

    static ProblemDetail unforeseen(String id) {
        var problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unforeseen",
                "Something went wrong on our side. Tell the service desk this number: " + id);
        problem.setProperty("id", id);
        return problem;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var path = request.getAttribute("jakarta.servlet.error.request_uri") instanceof String asked
                ? asked
                : request.getRequestURI();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return MACHINE_PATHS.stream().noneMatch(path::startsWith) && accept != null && accept.contains("text/html");
    }

    private static ResponseEntity<ProblemDetail> document(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ModelAndView page(ProblemDetail problem) {
        var view = switch (problem.getStatus()) {
            case 403 -> "error/403";
            case 404 -> "error/404";
            default -> "error/5xx";
        };
        return new ModelAndView(view, Map.of("problem", problem), HttpStatusCode.valueOf(problem.getStatus()));
    }
}
