"""The addresses of the notices. What is public comes first; the rest is for the data protection officer."""

from django.urls import path

from keepsake.web.notices import (
    access,
    asking,
    drifting,
    findings,
    listing,
    overview,
    permits,
    promises,
    public_page,
    record,
    statements,
    versions,
)

app_name = "notices"
urlpatterns = [
    path("", listing.list_, name="list"),
    path("lint/", findings.of_all, name="all-findings"),
    path("problems/", listing.problems, name="problems"),
    path("<slug:id>/", public_page.full, name="full"),
    path("<slug:id>/easy/", public_page.easy, name="easy"),
    path("<slug:id>/versions/<int:version>/", public_page.full, name="full-version"),
    path("<slug:id>/versions/<int:version>/easy/", public_page.easy, name="easy-version"),
    path("<slug:id>/manage/", overview.overview, name="overview"),
    path("<slug:id>/statements/", statements.list_, name="statements"),
    path("<slug:id>/statements/<str:key>/", statements.statement, name="statement"),
    path("<slug:id>/permits/", permits.list_, name="permits"),
    path("<slug:id>/permits/<str:permit>/", permits.permit, name="permit"),
    path("<slug:id>/ask/", asking.ask, name="ask"),
    path("<slug:id>/lint/", findings.of_one, name="findings"),
    path("<slug:id>/promised/", promises.promised, name="promised"),
    path("<slug:id>/access/", access.table, name="access"),
    path("<slug:id>/access.csv", access.table_csv, name="access-csv"),
    path("<slug:id>/record-of-processing/", record.record, name="record"),
    path("<slug:id>/record-of-processing.csv", record.record_csv, name="record-csv"),
    path("<slug:id>/compare/", versions.compared, name="compare"),
    path("<slug:id>/drift/", drifting.drifted, name="drift"),
]
