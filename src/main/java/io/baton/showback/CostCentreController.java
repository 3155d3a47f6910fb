package io.baton.showback;

import static io.baton.people.Role.ADMIN;
import static io.baton.people.Role.AUDITOR;
import static io.baton.people.Role.PROCESS_OWNER;
import static io.baton.people.Role.TEAM_LEAD;

import io.baton.platform.Etag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cost centres, their owners and budgets. */
@RestController
@RequestMapping("/api/cost-centres")
@RolesAllowed({TEAM_LEAD, PROCESS_OWNER, AUDITOR, ADMIN})
class CostCentreController {

    /** A cost centre as it is handed in. */
    record CostCentreRequest(
            @NotBlank @Size(max = 120) String title,
            @Nullable @Size(max = 64) String owner,

            @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 2)
            BigDecimal budget,

            CostCentre.@Nullable Period period,
            CostCentre.@Nullable Mode mode) {}

    private final CostCentreEditor editor;

    CostCentreController(CostCentreEditor editor) {
        this.editor = editor;
    }

    @GetMapping
    List<CostCentreView> list() {
        return editor.all();
    }

    @GetMapping("/{id}")
    ResponseEntity<CostCentreView> one(@PathVariable String id) {
        var centre = editor.require(id);
        return ResponseEntity.ok().eTag(Etag.of(centre.version())).body(editor.view(centre));
    }

    @PutMapping("/{id}")
    @RolesAllowed({PROCESS_OWNER, ADMIN})
    ResponseEntity<CostCentreView> save(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody CostCentreRequest body) {
        var period = body.period() == null ? CostCentre.Period.YEAR : body.period();
        var wanted = new CostCentre(id, body.title(), body.owner(), body.budget(), period, body.mode(), 0);
        var saved = editor.save(wanted, ifMatch);
        return ResponseEntity.status(saved.version() == 0 ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Etag.of(saved.version()))
                .body(editor.view(saved));
    }
}
