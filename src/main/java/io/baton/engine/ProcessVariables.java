package io.baton.engine;

import io.baton.engine.ProcessVariable.Json;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data dictionary: every process variable that models, tables, forms and delegates may use. Variables hold
 * references and the inputs of decisions only; the data itself lives in tables of the capability that owns it.
 */
public final class ProcessVariables {

    private static final Map<String, ProcessVariable<?>> DICTIONARY = new LinkedHashMap<>();

    // the ask
    public static final ProcessVariable<String> RECORD_TYPE = text(
            "recordType",
            20,
            "Kind of ticket: REQUEST, INCIDENT, FAILED_CHANGE or SECURITY; chosen by record-type.dmn.");
    public static final ProcessVariable<String> ITEM_ID =
            text("itemId", 64, "Catalogue item that was ordered, or that a free ask turned out to mean.");
    public static final ProcessVariable<String> ITEM_CATEGORY =
            text("itemCategory", 64, "Category the catalogue item names; input of classification.dmn.");
    public static final ProcessVariable<String> ASK = text(
            "ask",
            2000,
            "The words of the ask in lower case, without accents and punctuation, a blank around each; input of tables.");
    public static final ProcessVariable<String> INTENT =
            text("intent", 10, "BROKEN or NEED, as the requester chose on the home page.");
    public static final ProcessVariable<String> REQUESTER = text("requester", 64, "Person the ticket is for.");
    public static final ProcessVariable<Boolean> VIP =
            flag("vip", "Whether the requester is marked VIP in the directory.");

    // judgement
    public static final ProcessVariable<String> MATCHED_ITEM = text(
            "matchedItem", 64, "Catalogue item whose title and keywords the words of the ask match best, if one does.");
    public static final ProcessVariable<String> MATCHED_CATEGORY =
            text("matchedCategory", 64, "Category of the catalogue item that the words match best.");
    public static final ProcessVariable<Json> CANDIDATES =
            json("candidates", "Rows of classification.dmn that match the ask: what it may be about.");
    public static final ProcessVariable<String> READING =
            text("reading", 10, "CLEAR, NONE or SEVERAL: whether the matching rows agree on one category.");
    public static final ProcessVariable<String> TRIAGE_READINGS =
            text("triageReadings", 4000, "What the ask may be about and why, in words, for whoever triages.");
    public static final ProcessVariable<String> TRIAGE_CRITERIA =
            text("triageCriteria", 4000, "The rows of classification.dmn as a checklist, for whoever triages.");
    public static final ProcessVariable<String> TRIAGE_NOTE =
            text("triageNote", 2000, "What record-type.dmn says about an odd case, such as a partial outage.");
    public static final ProcessVariable<String> TRIAGE_LINK =
            text("triageLink", 255, "Page or article that helps with an odd case, from record-type.dmn.");
    public static final ProcessVariable<String> TRIAGE_REASON =
            text("triageReason", 2000, "Why the person who triages chose this category.");
    public static final ProcessVariable<String> TRIAGED_BY =
            text("triagedBy", 64, "Person who chose the category by hand.");
    public static final ProcessVariable<String> SUBMITTED_DATA =
            text("submittedData", 4000, "What was asked for, as the requester wrote it.");
    public static final ProcessVariable<String> SUGGESTED_ARTICLES =
            text("suggestedArticles", 4000, "Articles that resemble the ask, one a line.");
    public static final ProcessVariable<String> SIMILAR_TICKETS =
            text("similarTickets", 4000, "Solved tickets of the team that resemble the ask, one a line.");
    public static final ProcessVariable<Boolean> ASSESSMENT_NEEDED = flag(
            "assessmentNeeded",
            "Whether scope and effort are found out before work is planned; from assessment-need.dmn.");
    public static final ProcessVariable<String> ASSESSMENT_OUTCOME =
            text("assessmentOutcome", 10, "READY or ASK: whether whoever assesses it knows enough.");
    public static final ProcessVariable<String> SCOPE =
            text("scope", 2000, "What is to be delivered, as whoever assessed it wrote it.");
    public static final ProcessVariable<String> EFFORT_CLASS =
            text("effortClass", 10, "SMALL, MEDIUM or LARGE: how much work it is.");
    public static final ProcessVariable<String> MISSING_INFORMATION =
            text("missingInformation", 2000, "What the requester is asked for.");
    public static final ProcessVariable<Boolean> ANSWERS_MISSING =
            flag("answersMissing", "Whether questions of the catalogue item wait for the requester's answers.");
    public static final ProcessVariable<String> CI_SUMMARY =
            text("ciSummary", 4000, "The configuration item in words, or that none was named.");
    public static final ProcessVariable<String> FORMER_CATEGORY =
            text("formerCategory", 64, "Category before a person looked at it.");
    public static final ProcessVariable<String> FORMER_SUBCATEGORY =
            text("formerSubcategory", 64, "Finer category before a person looked at it.");
    public static final ProcessVariable<String> FORMER_NATURE =
            text("formerNature", 20, "Label before a person looked at it.");
    public static final ProcessVariable<String> RECLASSIFY_REASON =
            text("reclassifyReason", 2000, "Why somebody says that the category is wrong.");
    public static final ProcessVariable<String> RECLASSIFY_BY =
            text("reclassifyBy", 64, "Person who says that the category is wrong.");
    public static final ProcessVariable<String> NATURE_CHOSEN =
            text("natureChosen", 20, "Label chosen by the person who triages, if not the one of the table.");
    public static final ProcessVariable<String> NATURE =
            text("nature", 20, "Label of the ticket: hardware, software, access, network or service; from nature.dmn.");
    public static final ProcessVariable<String> CATEGORY =
            text("category", 64, "Category from the controlled list of classification.dmn.");
    public static final ProcessVariable<String> SUBCATEGORY = text("subcategory", 64, "Finer category.");
    public static final ProcessVariable<String> TASK_FAMILY =
            text("taskFamily", 64, "Family of task templates that task-plan.dmn uses for the category.");
    public static final ProcessVariable<String> IMPACT = text("impact", 10, "HIGH, MEDIUM or LOW: how many are hit.");
    public static final ProcessVariable<String> URGENCY =
            text("urgency", 10, "HIGH, MEDIUM or LOW: how soon it hurts.");
    public static final ProcessVariable<Integer> SERVICE_TIER =
            number("serviceTier", "1 (most critical) to 4; tier of the service the ticket is about.");
    public static final ProcessVariable<Boolean> OUTAGE =
            flag("outage", "Whether monitoring reports the configuration item of the ask as disturbed.");
    public static final ProcessVariable<String> PRIORITY_BOOST =
            text("priorityBoost", 10, "SERVICE, PERSON or NONE: what raises the priority, on the way to it.");
    public static final ProcessVariable<String> BASE_PRIORITY =
            text("basePriority", 4, "P1 to P5 by impact and urgency alone, on the way to the priority.");
    public static final ProcessVariable<String> PRIORITY = text("priority", 4, "P1 to P5, from priority.dmn.");
    public static final ProcessVariable<String> RISK_CLASS =
            text("riskClass", 10, "LOW, MEDIUM or HIGH: how much care the ticket needs.");
    public static final ProcessVariable<String> ASSIGNED_GROUP =
            text("assignedGroup", 64, "Team whose queue the work goes to, from routing.dmn.");
    public static final ProcessVariable<Date> EXPECTED_AT =
            declare(new ProcessVariable<>("expectedAt", Date.class, 0, "When the requester may expect the solution."));

    public static final ProcessVariable<Integer> EXPECTED_HOURS = number(
            "expectedHours",
            "Hours from request to result, by the clock, as the catalogue item says; the forecast where nothing is promised.");

    // preparation
    public static final ProcessVariable<String> PREPARATION =
            text("preparation", 10, "READY or DECLINED: whether the work on a request may begin.");
    public static final ProcessVariable<String> DECLINE_REASON =
            text("declineReason", 2000, "Why a request is not fulfilled; the requester reads it.");

    // asks that are in no catalogue
    public static final ProcessVariable<String> AD_HOC_TEMPLATE = text(
            "adHocTemplate",
            10,
            "NONE, USABLE or USED_UP: whether asks of this kind have a temporary template that may be used.");
    public static final ProcessVariable<String> AD_HOC_USE =
            text("adHocUse", 200, "How often the temporary template was used and until when it is good, in words.");
    public static final ProcessVariable<String> AD_HOC_HANDLING = text(
            "adHocHandling", 10, "TEMPLATE or CHANGE: by a temporary template, or by a lasting item of the catalogue.");
    public static final ProcessVariable<String> AD_HOC_TITLE =
            text("adHocTitle", 255, "What is to be done, as the temporary template says it.");
    public static final ProcessVariable<String> AD_HOC_STEPS =
            text("adHocSteps", 2000, "The steps of the temporary template.");
    public static final ProcessVariable<String> AD_HOC_GROUP =
            text("adHocGroup", 64, "Team that does the work of the temporary template.");
    public static final ProcessVariable<String> AD_HOC_EXPIRY =
            text("adHocExpiry", 10, "Last day the temporary template may be used, as yyyy-mm-dd.");
    public static final ProcessVariable<Integer> AD_HOC_LIMIT =
            number("adHocLimit", "How many requests may use the temporary template.");
    public static final ProcessVariable<String> AD_HOC_REASON =
            text("adHocReason", 2000, "What the lasting item of the catalogue has to offer, and why.");

    // feasibility
    public static final ProcessVariable<Boolean> FEASIBILITY_REQUIRED = flag(
            "feasibilityRequired", "Whether somebody checks that the ask can be done as it is; from feasibility.dmn.");
    public static final ProcessVariable<String> FEASIBILITY_GROUP =
            text("feasibilityGroup", 64, "Team that checks whether the ask can be done, from feasibility.dmn.");
    public static final ProcessVariable<String> FEASIBILITY =
            text("feasibility", 20, "FEASIBLE, ADJUST or NOT_FEASIBLE: whether the ask can be done as it is.");
    public static final ProcessVariable<String> FEASIBILITY_REASON =
            text("feasibilityReason", 2000, "Why the ask cannot be done as it is; the requester reads it.");
    public static final ProcessVariable<String> SCOPE_LIMITS =
            text("scopeLimits", 2000, "What stands in the way of the ask, such as space, power or a date.");
    public static final ProcessVariable<String> REVISED_SCOPE =
            text("revisedScope", 4000, "What can be delivered instead; becomes the next version of the scope.");
    public static final ProcessVariable<String> REVISION_ANSWER =
            text("revisionAnswer", 2000, "What the requester needs instead of the revised scope.");
    public static final ProcessVariable<String> ASSESSED_BY =
            text("assessedBy", 64, "Person who judged whether the ask can be done; author of the revised scope.");

    // approval
    public static final ProcessVariable<Boolean> APPROVAL_REQUIRED =
            flag("approvalRequired", "Whether the catalogue item asks for the line manager's approval.");
    public static final ProcessVariable<String> APPROVER = text("approver", 64, "Person who decides on the request.");
    public static final ProcessVariable<Boolean> APPROVED = flag("approved", "The approver's decision.");
    public static final ProcessVariable<String> APPROVAL_REASON =
            text("approvalReason", 2000, "Why it was approved or declined.");
    public static final ProcessVariable<String> APPROVED_BY =
            text("approvedBy", 64, "Person who gave the last agreement; nothing when nobody was asked.");
    public static final ProcessVariable<Json> APPROVAL_PLAN =
            json("approvalPlan", "Rows of approval-plan.dmn: who has to agree, level by level.");
    public static final ProcessVariable<String> APPROVAL_NEXT = text(
            "approvalNext", 10, "ASK the approvers of the next level, NAME somebody because there is none, or DONE.");
    public static final ProcessVariable<Integer> APPROVER_COUNT =
            number("approverCount", "How many people are asked at the present approval level.");
    public static final ProcessVariable<String> APPROVAL_OUTCOME =
            text("approvalOutcome", 10, "OPEN, APPROVED or DECLINED: how the present approval level stands.");
    public static final ProcessVariable<String> APPROVAL_VOTE =
            text("approvalVote", 64, "The vote that this approver is asked for; refers to the chain of approvals.");
    public static final ProcessVariable<String> APPROVAL_QUESTION =
            text("approvalQuestion", 2000, "Which approval this is and how many are needed; shown to the approver.");
    public static final ProcessVariable<Date> APPROVAL_DUE =
            declare(new ProcessVariable<>("approvalDue", Date.class, 0, "Until when the approver should decide."));
    public static final ProcessVariable<String> NAMED_APPROVER =
            text("namedApprover", 64, "Sign-in name of the approver whom a lead named, since nobody else was found.");

    // configuration item
    public static final ProcessVariable<String> CI_ID = text("ciId", 64, "Configuration item the ticket is about.");
    public static final ProcessVariable<Boolean> CI_NAMED =
            flag("ciNamed", "Whether the request names a configuration item.");
    public static final ProcessVariable<String> CI_CLASS = text("ciClass", 64, "Class of the configuration item.");
    public static final ProcessVariable<String> CI_OWNER = text("ciOwner", 64, "Who owns the configuration item.");
    public static final ProcessVariable<String> CI_ENVIRONMENT =
            text("ciEnvironment", 64, "Environment of the configuration item, such as production.");
    public static final ProcessVariable<String> CI_RELATIONS =
            text("ciRelations", 2000, "What the configuration item depends on and serves, in words.");

    // fulfilment
    public static final ProcessVariable<String> ANSWERED = text(
            "answered",
            4000,
            "Questions of the form that are answered with more than no, and name=value of what was chosen, a blank around each.");
    public static final ProcessVariable<Json> TASK_PLAN =
            json("taskPlan", "Rows of task-plan.dmn: the work to be done, in order.");
    public static final ProcessVariable<Integer> TASK_COUNT =
            number("taskCount", "How many fulfilment tasks of the plan the ticket waits for.");
    public static final ProcessVariable<Integer> TASK_POSITION =
            number("taskPosition", "Which of the tasks that the ticket waits for this one is, from 0.");
    public static final ProcessVariable<Date> TASK_DUE_AT = declare(new ProcessVariable<>(
            "taskDueAt",
            Date.class,
            0,
            "When this task should be done: its own target, counted from when nothing stood in its way."));
    public static final ProcessVariable<String> PREDECESSORS = text(
            "predecessors", 10, "DONE, OPEN or FAILED: how far the tasks are that this one waits for, by the plan.");
    public static final ProcessVariable<String> BLOCKED_BY =
            text("blockedBy", 2000, "Which of the tasks that this one waits for ended without a result, and why.");
    public static final ProcessVariable<String> BLOCKED_DECISION =
            text("blockedDecision", 10, "START or DROP: what becomes of a task whose predecessor has no result.");
    public static final ProcessVariable<String> BLOCKED_REASON =
            text("blockedReason", 2000, "Why a task without its predecessor is started or dropped.");
    public static final ProcessVariable<Boolean> SCHEDULE_CONFLICT =
            flag("scheduleConflict", "Whether something in the change calendar is in the way of the planned time.");
    public static final ProcessVariable<String> SCHEDULE_NOTE =
            text("scheduleNote", 4000, "What is in the way of the planned time, and when it is free.");
    public static final ProcessVariable<Date> SCHEDULE_FREE_AT =
            declare(new ProcessVariable<>("scheduleFreeAt", Date.class, 0, "When the next free time begins."));
    public static final ProcessVariable<String> FORCE_REASON =
            text("forceReason", 2000, "Why a task is done although something is in the way of its time.");
    public static final ProcessVariable<String> FORCED_BY = text("forcedBy", 64, "Who forced the time of a task.");
    public static final ProcessVariable<String> TASK_UNDO = text(
            "taskUndo",
            20,
            "CHECK_IN_ASSET, REVOKE_ACCESS or UNDO_BY_HAND: how what a task did is taken back, by the plan.");
    public static final ProcessVariable<Integer> ROLLBACK_COUNT =
            number("rollbackCount", "How many finished tasks of a cancelled request are taken back.");
    public static final ProcessVariable<String> ROLLBACK_REASON =
            text("rollbackReason", 2000, "Why a person takes back what the register could not.");
    public static final ProcessVariable<String> ROLLBACK_OUTCOME =
            text("rollbackOutcome", 10, "UNDONE or LEFT: whether somebody undid the work of a cancelled request.");
    public static final ProcessVariable<String> ROLLBACK_EVIDENCE =
            text("rollbackEvidence", 2000, "Where it can be seen that a task was taken back, or why it may stay.");
    public static final ProcessVariable<String> CLOSE_REASON =
            text("closeReason", 2000, "Why somebody closes a ticket before all of its work is done.");
    public static final ProcessVariable<String> TASK_KEY =
            text("taskKey", 64, "Key of the fulfilment task, such as REQ-2026-000123-T1.");
    public static final ProcessVariable<String> TASK_TITLE = text("taskTitle", 255, "What is to be done.");
    public static final ProcessVariable<String> TASK_KIND =
            text("taskKind", 40, "Kind of work, such as HANDOVER or ACCESS_CHANGE; input of required-fields.dmn.");
    public static final ProcessVariable<String> TASK_GROUP = text("taskGroup", 64, "Team that does this task.");
    public static final ProcessVariable<String> TASK_ASSIGNEE = text(
            "taskAssignee", 64, "Who was chosen for the task that comes next; without a value it waits in its queue.");
    public static final ProcessVariable<String> TASK_BACKUP =
            text("taskBackup", 64, "Who is offered the task beside the one it was given to.");
    public static final ProcessVariable<String> SKILLS = text(
            "skills", 255, "What whoever works on the ticket should know, such as vpn,firewall; from routing.dmn.");
    public static final ProcessVariable<String> REBALANCE_SUBJECT = text(
            "rebalanceSubject",
            64,
            "Key of the task, or else of the ticket, that is too much for the teams it is for.");
    public static final ProcessVariable<String> REBALANCE_CAUSE =
            text("rebalanceCause", 1000, "Why nobody could be given urgent work, for the incident commander.");
    public static final ProcessVariable<String> OVERFLOW_GROUP =
            text("overflowGroup", 64, "Team that takes what is too much for another, from assignment.dmn.");
    public static final ProcessVariable<String> LOAD_FIGURES = text(
            "loadFigures", 4000, "What each person of the teams in question works on, for the incident commander.");
    public static final ProcessVariable<String> REBALANCE_TO =
            text("rebalanceTo", 64, "Person to whom the incident commander gives work that was too much.");
    public static final ProcessVariable<String> REBALANCE_REASON =
            text("rebalanceReason", 2000, "Why the incident commander chose that person.");
    public static final ProcessVariable<String> TASK_RUNBOOK =
            text("taskRunbook", 2000, "The steps of this task, from task-plan.dmn; shown to whoever does it.");
    public static final ProcessVariable<Boolean> VERIFICATION_REQUIRED =
            flag("verificationRequired", "Whether the work is verified before review.");
    public static final ProcessVariable<Boolean> ASSET_UPDATE_REQUIRED =
            flag("assetUpdateRequired", "Whether closing the task changes the asset register.");
    public static final ProcessVariable<String> ACCEPTED_BY =
            text("acceptedBy", 64, "Agent who accepted the fulfilment task and therefore works it.");
    public static final ProcessVariable<String> REVIEW_OUTCOME =
            text("reviewOutcome", 10, "DONE or REWORK, from the review of a fulfilment task.");
    public static final ProcessVariable<String> WORK_NOTE =
            text("workNote", 2000, "What was done, as the agent writes it for colleagues.");
    public static final ProcessVariable<String> RESOLUTION_CODE = text(
            "resolutionCode",
            20,
            "COMPLETED, CANCELLED, DEFERRED, DUPLICATE, REJECTED or WORKAROUND; the system alone sets SELF_SERVICE and CONVERTED.");
    public static final ProcessVariable<String> RESOLUTION_NOTE =
            text("resolutionNote", 2000, "What the requester is told about the solution.");
    public static final ProcessVariable<String> JUSTIFICATION =
            text("justification", 2000, "Why the outcome is not COMPLETED.");
    public static final ProcessVariable<Boolean> VERIFIED = flag("verified", "Whether the result was seen to work.");
    public static final ProcessVariable<String> REVIEW_NOTE =
            text("reviewNote", 2000, "What whoever verified or reviewed the task found; read by whoever reworks it.");
    public static final ProcessVariable<String> ACCESS_APPROVER =
            text("accessApprover", 64, "Person who approved a change of access rights.");
    public static final ProcessVariable<String> ACCESS_EXPIRY =
            text("accessExpiry", 10, "Last day of an access right, as yyyy-mm-dd.");

    // asset
    public static final ProcessVariable<String> ASSET_TAG = text("assetTag", 64, "Asset handed over, such as LT-100.");
    public static final ProcessVariable<String> ASSET_OWNER = text("assetOwner", 64, "New owner of the asset.");
    public static final ProcessVariable<String> ASSET_PLACE = text("assetPlace", 120, "New place of the asset.");
    public static final ProcessVariable<String> ASSET_STATUS =
            text("assetStatus", 20, "IN_STOCK, IN_USE, IN_REPAIR or RETIRED.");

    // licence
    public static final ProcessVariable<String> LICENCE_PRODUCT = text(
            "licenceProduct",
            200,
            "Licence or product the request needs a seat of, as the catalogue item says; none if absent.");
    public static final ProcessVariable<String> ENTITLEMENT = text(
            "entitlement",
            20,
            "RESERVED, PURCHASED or NOT_NEEDED: the software may be provisioned; NONE_FREE: no seat yet, RETRY: look again, DECLINED: it may not.");
    public static final ProcessVariable<String> ENTITLEMENT_REASON =
            text("entitlementReason", 2000, "Why there is a seat, why none is needed, or why it was declined.");
    public static final ProcessVariable<Integer> SEATS_BOUGHT =
            number("seatsBought", "How many seats of the licence were bought.");
    public static final ProcessVariable<String> PURCHASE_ORDER =
            text("purchaseOrder", 80, "Reference of the order by which seats were bought.");

    // costs
    public static final ProcessVariable<String> COST_CENTRE =
            text("costCentre", 40, "Cost centre of the requester, which pays for the request; none if absent.");
    public static final ProcessVariable<Long> COST_CENTS = declare(new ProcessVariable<>(
            "costCents",
            Long.class,
            0,
            "What the request costs by the price and cost rule of its item, in hundredths of the currency."));
    public static final ProcessVariable<Boolean> BUDGET_APPROVED =
            flag("budgetApproved", "Whether the request may be paid for: the budget suffices, or its owner agreed.");
    public static final ProcessVariable<String> BUDGET_OWNER =
            text("budgetOwner", 64, "Person who decides when the budget does not suffice.");
    public static final ProcessVariable<String> BUDGET_REASON =
            text("budgetReason", 2000, "Why the owner of the cost centre pays for the request or not.");
    public static final ProcessVariable<String> BUDGET_FIGURES =
            text("budgetFigures", 2000, "What the request would cost and what is left of the budget, in words.");

    // acceptance and exceptions
    public static final ProcessVariable<Boolean> CONFIRMATION_REQUIRED =
            flag("confirmationRequired", "Whether the requester is asked to confirm the result before it is closed.");
    public static final ProcessVariable<String> ACCEPTANCE = text(
            "acceptance", 20, "CONFIRMED, REOPENED, NO_RESPONSE or NOT_ASKED: what the requester said to the result.");
    public static final ProcessVariable<String> CONFIRMATION_WAIT =
            text("confirmationWait", 20, "How long REVIEW waits for the requester, as an ISO 8601 duration.");
    public static final ProcessVariable<Integer> REOPEN_COUNT =
            number("reopenCount", "How often the requester said the result is not right.");
    public static final ProcessVariable<String> REOPEN_REASON =
            text("reopenReason", 2000, "What the requester says is still wrong.");
    public static final ProcessVariable<String> HOLD_REASON = text("holdReason", 2000, "Why the work waits.");
    public static final ProcessVariable<String> CANCEL_REASON =
            text("cancelReason", 2000, "Why the ticket ends early.");
    public static final ProcessVariable<String> PENDING_ACTION =
            text("pendingAction", 40, "Action that waits for somebody with more rights, such as CANCEL.");
    public static final ProcessVariable<String> PENDING_ACTION_BY =
            text("pendingActionBy", 64, "Who asked for the pending action.");
    public static final ProcessVariable<Boolean> PENDING_ACTION_ALLOWED =
            flag("pendingActionAllowed", "Decision on the pending action.");
    public static final ProcessVariable<String> PENDING_ACTION_REASON =
            text("pendingActionReason", 2000, "Why the pending action was declined.");
    public static final ProcessVariable<String> PENDING_ACTION_ABOUT =
            text("pendingActionAbout", 64, "Id of the thing within the ticket that the pending action is about.");
    public static final ProcessVariable<String> PENDING_ACTION_NOTE = text(
            "pendingActionNote",
            2000,
            "What the pending action would do, in words; where the action alone says too little.");
    public static final ProcessVariable<String> PENDING_ACTION_GROUP =
            text("pendingActionGroup", 64, "Team or role that decides on the pending action, such as team-lead.");

    // news of progress
    public static final ProcessVariable<String> NEWS_PRIORITY = text(
            "newsPriority", 4, "P1 to P5 as it counts for news: the priority of the ticket, also where set by hand.");
    public static final ProcessVariable<String> NEWS_CADENCE =
            text("newsCadence", 20, "How often the requester hears of the ticket, as an ISO 8601 duration.");
    public static final ProcessVariable<String> NEWS_CALENDAR =
            text("newsCalendar", 64, "Business calendar in whose working time the cadence is counted.");
    public static final ProcessVariable<Date> LAST_NEWS_AT =
            declare(new ProcessVariable<>("lastNewsAt", Date.class, 0, "When the requester last heard of the ticket."));
    public static final ProcessVariable<Date> NEWS_DUE =
            declare(new ProcessVariable<>("newsDue", Date.class, 0, "When the requester hears of the ticket next."));
    public static final ProcessVariable<String> NEWS_OUTCOME =
            text("newsOutcome", 10, "SEND, ASK or OVER: whether there is something to tell the requester.");
    public static final ProcessVariable<String> NEWS_TEXT =
            text("newsText", 2000, "What the requester is told about the progress.");
    public static final ProcessVariable<String> NEWS_ASSIGNEE =
            text("newsAssignee", 64, "Who is asked to write what the requester is told; whoever works on the ticket.");
    public static final ProcessVariable<String> NEWS_GROUP =
            text("newsGroup", 64, "Team that is asked to write what the requester is told.");

    // priority set by hand
    public static final ProcessVariable<String> OVERRIDE_ID =
            text("overrideId", 64, "Priority that somebody set by hand, while it is in force.");
    public static final ProcessVariable<Date> OVERRIDE_UNTIL =
            declare(new ProcessVariable<>("overrideUntil", Date.class, 0, "When the tables decide again."));
    public static final ProcessVariable<String> BYPASS_ID =
            text("bypassId", 64, "Entry in the book of bypassed rules that somebody has to look at.");
    public static final ProcessVariable<String> BYPASS_SUMMARY =
            text("bypassSummary", 1000, "What was done instead of what the rule says, in words.");
    public static final ProcessVariable<String> BYPASS_REASON =
            text("bypassReason", 2000, "Why the rule was bypassed, as whoever did it said.");
    public static final ProcessVariable<String> BYPASS_EVIDENCE =
            text("bypassEvidence", 2000, "What supports the reason, as whoever did it said.");
    public static final ProcessVariable<String> BYPASS_VERDICT =
            text("bypassVerdict", 20, "JUSTIFIED, NOT_JUSTIFIED or RULE_WRONG: what the review of a bypass came to.");
    public static final ProcessVariable<String> BYPASS_REMARK =
            text("bypassRemark", 2000, "What the reviewer of a bypass adds.");

    // escalation
    public static final ProcessVariable<String> ESCALATION_TRIGGER = text(
            "escalationTrigger",
            20,
            "What calls for more attention: RESPONSE, RESOLUTION, JOURNEY, ACCEPT, STUCK, DUE, ACKNOWLEDGE, FUNCTIONAL,"
                    + " HIERARCHICAL, NOBODY_AVAILABLE, POLICY_BREACH or LEDGER_BREACH.");
    public static final ProcessVariable<String> ESCALATION_SUBJECT = text(
            "escalationSubject",
            64,
            "What is escalated within the ticket: key of a task, id of a clock or of a vote; empty for the ticket itself.");
    public static final ProcessVariable<String> ESCALATION_REASON =
            text("escalationReason", 2000, "Why somebody is called, in words for whoever is called.");
    public static final ProcessVariable<String> ESCALATION_ID =
            text("escalationId", 36, "The ladder in the escalation ledger.");
    public static final ProcessVariable<Integer> ESCALATION_RUNG =
            number("escalationRung", "The rung that is taken next, from 1; input of escalation-path.dmn.");
    public static final ProcessVariable<String> RUNG_ACTION = text(
            "rungAction",
            60,
            "What a rung does: NOTIFY, REASSIGN, WIDEN_QUEUE, MOVE_GROUP, ADD_BACKUP or ADD_MANAGER, or several of them.");
    public static final ProcessVariable<String> RUNG_WHOM =
            text("rungWhom", 100, "Whom a rung calls, as roles such as TEAM_LEAD.");
    public static final ProcessVariable<Boolean> RUNG_ACKNOWLEDGE =
            flag("rungAcknowledge", "Whether somebody has to answer the rung that was taken.");
    public static final ProcessVariable<String> RUNG_WAIT =
            text("rungWait", 20, "How long to wait before the next rung, such as PT4H.");
    public static final ProcessVariable<String> RUNG_CALENDAR = text(
            "rungCalendar", 64, "Calendar whose working time the wait counts; TICKET is that of the ticket itself.");
    public static final ProcessVariable<Boolean> RUNG_NEXT =
            flag("rungNext", "Whether there is a rung above the one that was taken.");
    public static final ProcessVariable<String> ESCALATION_CALLED = text(
            "escalationCalled",
            4000,
            "Ids of the people who were called, with commas between them; they are offered the task.");
    public static final ProcessVariable<String> ESCALATION_SUMMARY =
            text("escalationSummary", 4000, "What does not move, and what was done about it so far, in Markdown.");
    public static final ProcessVariable<String> ESCALATION_FURTHER = text(
            "escalationFurther",
            4000,
            "For what else of the ticket the same people are called meanwhile, in Markdown.");
    public static final ProcessVariable<String> ESCALATION_OUTCOME =
            text("escalationOutcome", 20, "How the ladder ended: ACKNOWLEDGED, TOP_REACHED or SUBJECT_ENDED.");
    public static final ProcessVariable<String> ACKNOWLEDGED_BY =
            text("acknowledgedBy", 64, "Who acknowledged the escalation.");
    public static final ProcessVariable<String> ACKNOWLEDGE_NOTE =
            text("acknowledgeNote", 2000, "What is being done about it, in the words of whoever acknowledged.");
    public static final ProcessVariable<String> ANSWERED_WITH = text(
            "answeredWith",
            36,
            "The ladder of the same ticket that was acknowledged at the same time and is asked for the cause.");
    public static final ProcessVariable<String> ESCALATION_CAUSE =
            text("escalationCause", 20, "Why it came to this: PROCESS_FLAW, STAFFING, SKILL, VENDOR or DATA.");
    public static final ProcessVariable<String> CAUSE_NOTE =
            text("causeNote", 2000, "What exactly the cause was, in words.");
    public static final ProcessVariable<String> PROBLEM_SUMMARY =
            text("problemSummary", 4000, "What happened again and again, with the tickets, in Markdown.");
    public static final ProcessVariable<String> PROBLEM_FINDINGS =
            text("problemFindings", 2000, "What the cases of a problem have in common.");
    public static final ProcessVariable<String> ROOT_CAUSE =
            text("rootCause", 2000, "The one thing without which the problem would not have come about.");
    public static final ProcessVariable<String> PROBLEM_REMEDY =
            text("problemRemedy", 2000, "What is done so that the problem does not come back.");
    public static final ProcessVariable<String> ACCEPT_WITHIN = text(
            "acceptWithin",
            20,
            "How long a task may wait to be accepted, or an approval to be answered, such as PT4H.");
    public static final ProcessVariable<String> STUCK_AFTER =
            text("stuckAfter", 20, "How long somebody may work on a task before it counts as stuck, such as P3D.");
    public static final ProcessVariable<String> LIMIT_CALENDAR = text(
            "limitCalendar",
            64,
            "Calendar whose working time the limits of a task count; TICKET is that of the ticket itself.");
    public static final ProcessVariable<String> CAUSE_NAMED_BY = text("causeNamedBy", 64, "Who named the cause.");

    // promises
    public static final ProcessVariable<String> SERVICE =
            text("service", 64, "Service line the ticket belongs to, such as Network; input of tables.");
    public static final ProcessVariable<String> JOURNEY =
            text("journey", 64, "Id of the journey that the service of the ticket belongs to; input of tables.");
    public static final ProcessVariable<String> CLOCK_KIND =
            text("clockKind", 12, "What a clock measures: RESPONSE, RESOLUTION, OLA or JOURNEY.");
    public static final ProcessVariable<String> TARGET_DURATION = text(
            "targetDuration",
            20,
            "Working time there is, as PT4H; from sla-targets.dmn, ola-targets.dmn or journey-targets.dmn.");
    public static final ProcessVariable<String> TARGET_CALENDAR =
            text("targetCalendar", 64, "Id of the business calendar by which the target counts.");
    public static final ProcessVariable<String> PAUSED_IN =
            text("pausedIn", 40, "States of the ticket in which a clock rests, separated by commas.");
    public static final ProcessVariable<String> DEGRADATION_TOLERANCE = text(
            "degradationTolerance",
            20,
            "How long a degraded service is borne with beyond the deadline, as PT1H; of incidents, from sla-targets.dmn.");
    public static final ProcessVariable<String> DELAY_TOLERANCE = text(
            "delayTolerance",
            20,
            "How long a delay is borne with beyond the deadline, as PT8H; of requests, from sla-targets.dmn.");
    public static final ProcessVariable<Integer> CREDIT_PERCENT =
            number("creditPercent", "Service credit that a missed target costs; from sla-targets.dmn.");
    public static final ProcessVariable<Boolean> ESCALATES =
            flag("escalates", "Whether a missed target climbs the escalation ladder; from sla-targets.dmn.");
    public static final ProcessVariable<Boolean> IMPROVES =
            flag("improves", "Whether a missed target leads to an improvement; from sla-targets.dmn.");
    public static final ProcessVariable<String> SLA_CLOCK = text("slaClock", 36, "Id of the clock that is watched.");
    public static final ProcessVariable<String> SLA_WATCH = text(
            "slaWatch",
            10,
            "What the watch over a clock does next: WAIT for a threshold, REST until it is told, or END.");
    public static final ProcessVariable<Date> SLA_NEXT_AT = declare(new ProcessVariable<>(
            "slaNextAt", Date.class, 0, "When the next threshold of the clock is reached, while there is one."));
    public static final ProcessVariable<Boolean> SLA_MISSED =
            flag("slaMissed", "Whether the threshold that was reached is the target itself.");
    public static final ProcessVariable<String> SLA_TRIGGER =
            text("slaTrigger", 20, "What the escalation ladder calls a clock of this kind that ran out.");
    public static final ProcessVariable<String> SLA_REASON =
            text("slaReason", 500, "Which target was missed and by how much, in words.");
    public static final ProcessVariable<Date> SLA_BORNE_UNTIL = declare(new ProcessVariable<>(
            "slaBorneUntil", Date.class, 0, "Until when a missed target is borne with before anybody is called."));

    // satisfaction
    public static final ProcessVariable<Integer> SURVEY_SCORE =
            number("surveyScore", "1 to 5: how satisfied the requester is with the ticket.");
    public static final ProcessVariable<String> SURVEY_REMARK =
            text("surveyRemark", 2000, "What the requester wrote in the survey, for whoever calls back.");
    public static final ProcessVariable<String> CALL_BACK_BY =
            text("callBackBy", 64, "Lead who calls a dissatisfied requester back.");
    public static final ProcessVariable<Date> CALL_BACK_DUE = declare(new ProcessVariable<>(
            "callBackDue", Date.class, 0, "Until when a dissatisfied requester is called, from survey-policy.dmn."));
    public static final ProcessVariable<String> CALL_BACK_OUTCOME =
            text("callBackOutcome", 20, "SETTLED, STILL_OPEN or NOT_REACHED: what came of the call.");
    public static final ProcessVariable<String> CALL_BACK_NOTE =
            text("callBackNote", 2000, "What was said in the call, for colleagues.");
    // runbook, verification, observation
    public static final ProcessVariable<Json> RUNBOOK_STEPS = json(
            "runbookSteps",
            "Steps of the runbook from runbook-steps.dmn, each with label, value and whether it is mandatory.");
    public static final ProcessVariable<Json> RUNBOOK_DONE =
            json("runbookDone", "Values of the steps of the runbook that were ticked.");
    public static final ProcessVariable<String> DEVIATION_NOTE =
            text("deviationNote", 2000, "Why mandatory steps of the runbook were left out.");
    public static final ProcessVariable<String> TEST_RESULT =
            text("testResult", 2000, "What was tried out and what came of it.");
    public static final ProcessVariable<String> SIDE_EFFECT_CHECK =
            text("sideEffectCheck", 2000, "What else was looked at, to see that nothing broke.");
    public static final ProcessVariable<String> OBSERVATION_TIME = text(
            "observationTime",
            20,
            "How long a verified result is watched, as an ISO 8601 duration; PT0S is not at all.");
    public static final ProcessVariable<String> OBSERVATION_OUTCOME =
            text("observationOutcome", 10, "ALERT or QUIET: what monitoring said while the result was watched.");
    public static final ProcessVariable<String> ALERT_NOTE =
            text("alertNote", 2000, "Alert that sent the work back, in words.");

    // repair of automatic steps
    public static final ProcessVariable<String> REPAIR_ID =
            text("repairId", 64, "Repair of an automatic step that this process is about.");
    public static final ProcessVariable<String> FAILED_MODEL =
            text("failedModel", 255, "Name of the process whose step failed.");
    public static final ProcessVariable<String> FAILED_STEP =
            text("failedStep", 512, "Name of the automatic step that failed.");
    public static final ProcessVariable<String> FAILED_ADAPTER = text(
            "failedAdapter",
            64,
            "Outside system that did not do what it was asked, such as asset; empty if the failure was our own.");
    public static final ProcessVariable<Integer> FAILED_ATTEMPTS =
            number("failedAttempts", "How often the step was tried.");
    public static final ProcessVariable<String> FAILED_REASON =
            text("failedReason", 2000, "What went wrong, in words.");
    public static final ProcessVariable<String> FAILED_REQUEST =
            text("failedRequest", 4000, "What the outside system was sent, without secrets.");
    public static final ProcessVariable<String> FAILED_RESPONSE =
            text("failedResponse", 4000, "What the outside system answered, without secrets.");
    public static final ProcessVariable<String> STEP_WRITES =
            text("stepWrites", 4000, "Values that the failed step would have written, in words.");
    public static final ProcessVariable<String> REPAIR_GROUP =
            text("repairGroup", 64, "Team that repairs the step, from repair-routing.dmn.");
    public static final ProcessVariable<String> REPAIR_OUTCOME =
            text("repairOutcome", 20, "RETRY, DONE_BY_HAND or ABORT: what is done about a failed step.");
    public static final ProcessVariable<String> REPAIR_VALUES =
            text("repairValues", 4000, "Values of a step that was done by hand, one in each line as name: value.");
    public static final ProcessVariable<String> REPAIR_REASON =
            text("repairReason", 2000, "Why it is repaired in this way; the reason of the end if it is aborted.");
    public static final ProcessVariable<Json> DONE_BY_HAND =
            json("doneByHand", "What a person did in place of a step; waits at the step until it is reached.");

    // improvement
    public static final ProcessVariable<Boolean> STEP_FLAG = flag(
            "stepFlag",
            "Whether a step was unnecessary or unclear; every form may ask it. Counted for the step and never kept with"
                    + " the ticket or with whoever ticked it.");
    public static final ProcessVariable<String> IMPROVEMENT_DECISION =
            text("improvementDecision", 10, "ACCEPT or DECLINE: what becomes of a proposal.");
    public static final ProcessVariable<String> IMPROVEMENT_REASON =
            text("improvementReason", 2000, "Why a proposal was accepted or declined; its author reads it.");
    public static final ProcessVariable<String> IMPROVEMENT_PLAN =
            text("improvementPlan", 2000, "What is going to be changed, and how.");
    public static final ProcessVariable<String> IMPROVEMENT_MEASURE =
            text("improvementMeasure", 2000, "By what one will see that the change helps.");
    public static final ProcessVariable<String> IMPROVEMENT_CHANGE =
            text("improvementChange", 2000, "What was changed; the author of the proposal reads it.");
    public static final ProcessVariable<Boolean> IMPROVEMENT_EFFECT =
            flag("improvementEffect", "Whether the change had the effect it was made for.");
    public static final ProcessVariable<String> IMPROVEMENT_FINDING =
            text("improvementFinding", 2000, "What was seen when the effect was looked at.");

    // feedback without a name
    public static final ProcessVariable<String> FEEDBACK_ABOUT =
            text("feedbackAbout", 255, "Process and step that an anonymous feedback is about, in words.");
    public static final ProcessVariable<String> FEEDBACK_TEXT =
            text("feedbackText", 2000, "What somebody said without a name.");
    public static final ProcessVariable<Date> FEEDBACK_DUE = declare(new ProcessVariable<>(
            "feedbackDue", Date.class, 0, "Until when a process owner answers a feedback, from feedback-policy.dmn."));
    public static final ProcessVariable<String> FEEDBACK_ANSWER =
            text("feedbackAnswer", 2000, "What the process owner answers; everybody reads it.");

    // reviews
    public static final ProcessVariable<String> REVIEW_TYPE =
            text("reviewType", 64, "Kind of review, such as classification-exceptions; input of review-campaign.dmn.");
    public static final ProcessVariable<String> REVIEW_OWNER = text(
            "reviewOwner",
            64,
            "Process owner who signs the review off; empty if any of them may, as after a start by schedule.");
    public static final ProcessVariable<Integer> REVIEW_ITEM_COUNT =
            number("reviewItemCount", "How many items the review has.");
    public static final ProcessVariable<String> REVIEW_ITEM =
            text("reviewItem", 64, "Id of the item that is judged; its facts stay in the table of items.");
    public static final ProcessVariable<String> REVIEW_EVIDENCE = text(
            "reviewEvidence",
            4000,
            "What the reviewer needs to know about the item; of a blind one no earlier answer.");
    public static final ProcessVariable<String> REVIEW_CRITERIA =
            text("reviewCriteria", 4000, "By what the reviewer is to judge.");
    public static final ProcessVariable<Json> REVIEW_CHOICES =
            json("reviewChoices", "The verdicts there are on the item, as label and value.");
    public static final ProcessVariable<Json> REVIEW_TEAMS =
            json("reviewTeams", "The teams to choose from, as label and value; empty where no team is asked for.");
    public static final ProcessVariable<String> REVIEWERS =
            text("reviewers", 4000, "People who may judge the item, separated by commas; none of them is its subject.");
    public static final ProcessVariable<Date> REVIEW_DUE = declare(new ProcessVariable<>(
            "reviewDue", Date.class, 0, "Until when the item is judged, from review-campaign.dmn."));
    public static final ProcessVariable<String> REVIEW_VERDICT =
            text("reviewVerdict", 64, "What the reviewer says about the item; one of the choices.");
    public static final ProcessVariable<String> REVIEW_TEAM =
            text("reviewTeam", 64, "Team the reviewer would give the work to, where that is asked.");
    public static final ProcessVariable<String> REVIEW_REASON = text("reviewReason", 2000, "Why the reviewer says so.");
    public static final ProcessVariable<String> REVIEW_SUMMARY =
            text("reviewSummary", 2000, "What the verdicts come to, for whoever signs off.");
    public static final ProcessVariable<String> REVIEW_SIGN_OFF_NOTE =
            text("reviewSignOffNote", 2000, "What the owner of the review concludes from it.");

    // patterns in the work of weeks
    public static final ProcessVariable<Json> PATTERNS =
            json("patterns", "What recurs beyond the limits of pattern-limits.dmn: kind, rule, group and words.");
    public static final ProcessVariable<String> PATTERN =
            text("pattern", 20, "ACCEPT_LATENCY, REROUTES or SKILL_GAP: what recurs.");
    // incidents that span several domains
    public static final ProcessVariable<Json> DOMAINS =
            json("domains", "Domains that the ticket's configuration items belong to, each with its team and items.");
    public static final ProcessVariable<Integer> DOMAIN_COUNT =
            number("domainCount", "How many domains the ticket spans, by ci-domain.dmn.");
    public static final ProcessVariable<String> LEADING_DOMAIN =
            text("leadingDomain", 20, "Domain of the configuration item the ticket was opened for.");
    public static final ProcessVariable<String> DECISION_OWNER = text(
            "decisionOwner",
            64,
            "Team or role that decides on the course, by decision-owner.dmn; empty if nobody has to.");
    public static final ProcessVariable<String> DECISION_WAIT =
            text("decisionWait", 20, "How long the course may stay open before more people are called, such as PT30M.");
    public static final ProcessVariable<String> COURSE_DECIDER =
            text("courseDecider", 64, "The one person of the deciding group who may decide on the course.");
    public static final ProcessVariable<String> DOMAIN =
            text("domain", 20, "Which domain somebody looks into: NETWORK, APPLICATION or INFRASTRUCTURE.");
    public static final ProcessVariable<String> DOMAIN_TEAM = text("domainTeam", 64, "Team that looks into a domain.");
    public static final ProcessVariable<String> DOMAIN_ITEMS =
            text("domainItems", 2000, "Configuration items of one domain that are affected, in words.");
    public static final ProcessVariable<String> DOMAIN_STATUS =
            text("domainStatus", 20, "AT_FAULT, HIT or HEALTHY: what a domain is to the incident, as its team found.");
    public static final ProcessVariable<String> DOMAIN_FINDING =
            text("domainFinding", 2000, "What the team of a domain found out.");
    public static final ProcessVariable<String> COURSE_FINDINGS =
            text("courseFindings", 4000, "What the domains reported so far, for whoever decides on the course.");
    public static final ProcessVariable<Json> COURSE_TEAMS =
            json("courseTeams", "Teams of the domains, one of which leads the repair; as label and value.");
    public static final ProcessVariable<String> COURSE_TEAM = text("courseTeam", 64, "Team that leads the repair.");
    public static final ProcessVariable<String> COURSE_DECISION =
            text("courseDecision", 2000, "What is done, in which order, and which risk is taken with it.");

    // work that goes from team to team
    public static final ProcessVariable<Boolean> BUSINESS_HOURS =
            flag("businessHours", "Whether it is working time at the moment the ticket is routed.");
    public static final ProcessVariable<String> HAND_OVER = text("handOver", 36, "Id of the hand-over.");
    public static final ProcessVariable<String> HAND_OVER_FROM =
            text("handOverFrom", 64, "Team that offers its work to another.");
    public static final ProcessVariable<String> HAND_OVER_TO = text("handOverTo", 64, "Team the work is offered to.");
    public static final ProcessVariable<String> HAND_OVER_BY = text("handOverBy", 64, "Who offers the work.");
    public static final ProcessVariable<String> HAND_OVER_WHAT =
            text("handOverWhat", 2000, "What goes over to the other team, and what stays.");
    public static final ProcessVariable<String> HAND_OVER_EVIDENCE =
            text("handOverEvidence", 2000, "Where the present state of the work can be seen.");
    public static final ProcessVariable<Date> HAND_OVER_UNTIL = declare(new ProcessVariable<>(
            "handOverUntil", Date.class, 0, "Until when the other team may answer; then the work goes back."));
    public static final ProcessVariable<Boolean> HAND_OVER_ACCEPTED =
            flag("handOverAccepted", "Whether the other team takes the work.");
    public static final ProcessVariable<String> HAND_OVER_REASON =
            text("handOverReason", 2000, "Why the other team does not take the work.");
    public static final ProcessVariable<String> HAND_OVER_ANSWERED_BY =
            text("handOverAnsweredBy", 64, "Who of the other team answered.");

    // accounts
    public static final ProcessVariable<String> ACCOUNT_SYSTEM =
            text("accountSystem", 64, "System in which an account is made, such as erp.");
    public static final ProcessVariable<String> ACCOUNT_HOLDER =
            text("accountHolder", 200, "Who an account is for: a sign-in name, or the name of a new colleague.");
    public static final ProcessVariable<String> TASK_ROBOT = text(
            "taskRobot", 64, "Topic of the robot that does this task, by robot-work.dmn; empty when people do it.");
    public static final ProcessVariable<String> ACCOUNT_NAME =
            text("accountName", 120, "Name of the account that was made, written by the robot or by a person.");

    // changes
    public static final ProcessVariable<String> CHANGE_TYPE =
            text("changeType", 10, "STANDARD, NORMAL or EMERGENCY: how much is asked before a change begins.");
    public static final ProcessVariable<String> CHANGE_ORIGIN = text(
            "changeOrigin", 10, "PERSON, PIPELINE or GLASS: who raised the change, or that somebody broke the glass.");
    public static final ProcessVariable<Boolean> CHANGE_PREPARED = flag(
            "changePrepared", "Whether plan, rollback plan and a tested way back are there, or need not be there yet.");
    public static final ProcessVariable<String> CHANGE_SUMMARY =
            text("changeSummary", 4000, "What is changed, where and when, in words, for whoever works on the change.");
    public static final ProcessVariable<String> CHANGE_HISTORY =
            text("changeHistory", 4000, "What went wrong lately with what the change touches, for those who judge it.");
    public static final ProcessVariable<String> CHANGE_EVIDENCE =
            text("changeEvidence", 4000, "How a change is done and taken back, for those who judge it or do it.");
    public static final ProcessVariable<Integer> OUTAGE_MINUTES =
            number("outageMinutes", "How long users do without the service, 0 to 10080.");
    public static final ProcessVariable<Integer> AFFECTED_USERS =
            number("affectedUsers", "How many people notice the change.");
    public static final ProcessVariable<Boolean> REGULATED =
            flag("regulated", "Whether a regulation such as PCI or HIPAA holds for anything the change touches.");
    public static final ProcessVariable<String> DATA_CLASS = text(
            "dataClass", 20, "public, internal, confidential or regulated: the most worth protecting that is touched.");
    public static final ProcessVariable<Boolean> TESTS_PASSED =
            flag("testsPassed", "Whether tests were sent along and passed.");
    public static final ProcessVariable<String> TRUST_LEVEL = text(
            "trustLevel",
            3,
            "T0, NEW, T1, T2 or T3: how far pipelines are trusted with the service in the environment, by trust-levels.dmn.");
    public static final ProcessVariable<String> TRUST_PATH = text(
            "trustPath", 10, "USUAL, MANAGER, PEER or NOBODY: whom that trust has asked, on the way to the approvals.");
    public static final ProcessVariable<Integer> RECENT_INCIDENTS = number(
            "recentIncidents",
            "Incidents with what the change touches, as far back as baton.change.incidents-within says.");
    public static final ProcessVariable<Integer> FAILED_CHANGES = number(
            "failedChanges",
            "Changes of the same service and environment that failed, as far back as baton.change.failures-within says.");
    public static final ProcessVariable<Integer> SERVICE_SUCCESS = number(
            "serviceSuccess",
            "Percent of the changes of the service that did what they should, as far back as baton.change.score.within says;"
                    + " -1 of fewer than baton.change.score.least.");
    public static final ProcessVariable<Integer> TEAM_SUCCESS = number(
            "teamSuccess",
            "The same of all changes to what the team that answers for the service answers for; -1 of too few, or of no team.");
    public static final ProcessVariable<Integer> CHANGE_POINTS =
            number("changePoints", "Sum of the rows of change-risk.dmn.");
    public static final ProcessVariable<String> IMPLEMENTATION_PLAN =
            text("implementationPlan", 4000, "How the change is done, step by step.");
    public static final ProcessVariable<String> ROLLBACK_PLAN =
            text("rollbackPlan", 4000, "How the change is taken back, step by step.");
    public static final ProcessVariable<String> BACKOUT_TEST =
            text("backoutTest", 4000, "What came of trying to take the change back.");
    public static final ProcessVariable<String> CHANGE_OUTCOME =
            text("changeOutcome", 20, "SUCCEEDED, FAILED, ROLLED_BACK or CANCELLED: how the implementation ended.");
    public static final ProcessVariable<String> OUTCOME_NOTE =
            text("outcomeNote", 2000, "What happened when the change was implemented.");
    public static final ProcessVariable<String> BACKOUT_NOTE =
            text("backoutNote", 2000, "What state everything is in after the change was taken back.");
    public static final ProcessVariable<String> BACKOUT_DECISION =
            text("backoutDecision", 10, "BACK_OUT or KEEP: whether a doubtful change is taken back.");
    public static final ProcessVariable<String> BACKOUT_REASON =
            text("backoutReason", 2000, "Why a doubtful change is taken back, or why it stays.");
    public static final ProcessVariable<String> REVIEW_AFTER =
            text("reviewAfter", 20, "How long after its end a change is measured, as ISO 8601 duration.");
    public static final ProcessVariable<String> REVIEW_TIME =
            text("reviewTime", 20, "How long whoever looks back at a change has for it, as ISO 8601 duration.");
    public static final ProcessVariable<String> REVIEW_UNMET = text(
            "reviewUnmet",
            20,
            "NOTHING, IMPROVEMENT or ROLLBACK: what follows when a change did not bring what it should.");
    public static final ProcessVariable<String> DEBTS_WITHIN =
            text("debtsWithin", 20, "How long an emergency change may owe what it skipped, as ISO 8601 duration.");
    public static final ProcessVariable<String> CHANGE_CATEGORY =
            text("changeCategory", 20, "technical or workflow-model: what kind of thing a change is about.");
    public static final ProcessVariable<Boolean> REVIEW_MEASURED =
            flag("reviewMeasured", "Whether looking back takes figures from before and after.");
    public static final ProcessVariable<Boolean> OBJECTIVE_MET =
            flag("objectiveMet", "Whether the change brought what it was meant to bring.");
    public static final ProcessVariable<String> MEASURED_BEFORE =
            text("measuredBefore", 200, "The figure of the objective before the change.");
    public static final ProcessVariable<String> MEASURED_AFTER =
            text("measuredAfter", 200, "The figure of the objective after the change.");
    public static final ProcessVariable<String> REVIEW_FINDING =
            text("reviewFinding", 2000, "What whoever looked back at the change found.");

    // deployments handed to the tools that deploy
    public static final ProcessVariable<String> DISPATCH_ID =
            text("dispatchId", 36, "Id under which a deployment is handed to a tool; it travels with the order.");
    public static final ProcessVariable<String> GRANT_ID =
            text("grantId", 64, "Id under which the gate let the deployment through.");
    public static final ProcessVariable<String> DEPLOYMENT_TARGET =
            text("deploymentTarget", 200, "What is brought where and by which tool, in words.");
    public static final ProcessVariable<String> DEPLOYMENT_WAIT =
            text("deploymentWait", 20, "How long the result may take until a person is asked, such as PT1H.");
    public static final ProcessVariable<String> DEPLOYMENT_OUTCOME = text(
            "deploymentOutcome",
            20,
            "What came of the deployment: SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED, or GATE_CLOSED when it was not begun.");
    public static final ProcessVariable<String> DEPLOYMENT_NOTE =
            text("deploymentNote", 1000, "What the tool or a person says about the end of the deployment.");
    public static final ProcessVariable<Boolean> TOOL_KNOWN =
            flag("toolKnown", "Whether a tool is named that brings the service of the change to its environment.");
    public static final ProcessVariable<String> DEPLOYED_BY =
            text("deployedBy", 10, "TOOL or PERSON: who brings the change where it belongs.");
    public static final ProcessVariable<String> HAND_OFF_NOTE = text(
            "handOffNote", 1000, "Why a tool that was to deploy the change did not begin; empty unless that is so.");
    public static final ProcessVariable<Boolean> DEPLOYMENT_STOPPED = flag(
            "deploymentStopped",
            "Whether a tool was stopped midway, so that nobody knows what state everything is in.");
    public static final ProcessVariable<String> OVERDUE_DECISION = text(
            "overdueDecision",
            20,
            "What is done about a deployment without a result: WAIT, CANCEL, or its end as somebody saw it, SUCCEEDED or FAILED.");
    public static final ProcessVariable<String> OVERDUE_REASON =
            text("overdueReason", 1000, "How whoever decided on a deployment without a result knows.");

    private ProcessVariables() {}

    /** Every entry by name, in the order of this page. */
    public static Map<String, ProcessVariable<?>> dictionary() {
        return Collections.unmodifiableMap(DICTIONARY);
    }

    public static Optional<ProcessVariable<?>> named(String name) {
        return Optional.ofNullable(DICTIONARY.get(name));
    }

    private static ProcessVariable<String> text(String name, int maxLength, String meaning) {
        return declare(new ProcessVariable<>(name, String.class, maxLength, meaning));
    }

    private static ProcessVariable<Boolean> flag(String name, String meaning) {
        return declare(new ProcessVariable<>(name, Boolean.class, 0, meaning));
    }

    private static ProcessVariable<Integer> number(String name, String meaning) {
        return declare(new ProcessVariable<>(name, Integer.class, 0, meaning));
    }

    private static ProcessVariable<Json> json(String name, String meaning) {
        return declare(new ProcessVariable<>(name, Json.class, 0, meaning));
    }

    private static <T> ProcessVariable<T> declare(ProcessVariable<T> variable) {
        DICTIONARY.put(variable.name(), variable);
        return variable;
    }
}
