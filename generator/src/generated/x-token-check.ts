// @ts-nocheck
// Generated from generator/x-token.schema.json by generator/test/x-token-check.test.ts.
// Do not edit: change the schema instead.
import type { ValidateFunction } from 'ajv';
import { isSame } from '../document/json.js';
const schema0 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"x-token","type":"object","required":["acquire"],"additionalProperties":false,"properties":{"factory":{"type":"string","pattern":"^[a-z][A-Za-z0-9]*$"},"aliases":{"type":"array","items":{"type":"string","pattern":"^[a-z][a-z0-9-]*$"}},"credentials":{"type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]*$"},"additionalProperties":{"$ref":"#/definitions/credential"}},"clientAuth":{"$ref":"#/definitions/clientAuth"},"acquire":{"$ref":"#/definitions/tokenRequest"},"startsFrom":{"type":"object","required":["code"],"additionalProperties":false,"properties":{"code":{"type":"string"},"refreshToken":{"type":"string"},"authorizationUrl":{"type":"string","pattern":"^https?://[^\\s]+$"}}},"refresh":{"$ref":"#/definitions/tokenRequest"},"revoke":{"$ref":"#/definitions/tokenRequest"},"response":{"$ref":"#/definitions/response"},"errors":{"type":"object","additionalProperties":false,"properties":{"code":{"$ref":"#/definitions/pointers"},"message":{"$ref":"#/definitions/pointers"},"id":{"$ref":"#/definitions/pointers"},"alsoSpelled":{"enum":["camelCase","snake_case"]}}},"rotation":{"enum":["never","may","always"]},"lockout":{"type":"object","required":["attempts"],"additionalProperties":false,"properties":{"attempts":{"type":"integer","minimum":1}}},"failures":{"type":"array","items":{"allOf":[{"$ref":"#/definitions/failure"},{"anyOf":[{"required":["status"]},{"required":["codes"]}]}]}},"expired":{"type":"array","items":{"type":"object","required":["status"],"additionalProperties":false,"properties":{"status":{"type":"integer","minimum":400,"maximum":599},"codes":{"$ref":"#/definitions/codes"}}}},"secrets":{"type":"array","items":{"type":"string"}},"exampleCall":{"type":"string","pattern":"^https://[^\\s]+$"}},"definitions":{"pointer":{"type":"string","pattern":"^/"},"tokenPointer":{"type":"string","pattern":"^(/|$)"},"pointers":{"type":"array","items":{"$ref":"#/definitions/pointer"},"minItems":1},"codes":{"type":"array","items":{"type":"string"},"minItems":1},"failure":{"type":"object","required":["is"],"additionalProperties":false,"properties":{"status":{"anyOf":[{"type":"integer","minimum":300,"maximum":599},{"enum":["3XX","4XX","5XX"]}]},"codes":{"$ref":"#/definitions/codes"},"on":{"enum":["acquire","refresh","revoke"]},"is":{"enum":["transient","throttled","credential","grant","locked","malformed","request"]}}},"credential":{"type":"object","required":["description"],"additionalProperties":false,"properties":{"description":{"type":"string"},"secret":{"type":"boolean"},"required":{"type":"boolean"},"recommended":{"type":"boolean"},"perRequest":{"type":"boolean"},"env":{"$ref":"#/definitions/envNames"},"envPointer":{"$ref":"#/definitions/envName"}}},"envName":{"type":"string","pattern":"^[A-Z][A-Z0-9_]*$"},"envNames":{"type":"array","items":{"$ref":"#/definitions/envName"}},"clientAuth":{"type":"object","required":["methods"],"additionalProperties":false,"properties":{"methods":{"type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["basic","body","query","header","bearer","signature","private_key_jwt","client_secret_jwt","tls_client_auth","self_signed_tls_client_auth","none"]}},"id":{"$ref":"#/definitions/authField"},"secret":{"$ref":"#/definitions/authField"},"basicEncoding":{"enum":["form","raw"]},"signature":{"type":"object","required":["scheme","description","env"],"additionalProperties":false,"properties":{"scheme":{"type":"string"},"description":{"type":"string"},"env":{"$ref":"#/definitions/envNames"}}}}},"authField":{"type":"object","required":["credential","field"],"additionalProperties":false,"properties":{"credential":{"type":"string"},"field":{"type":"string"}}},"tokenRequest":{"type":"object","required":["operation","grantType"],"additionalProperties":false,"properties":{"operation":{"type":"string"},"grantType":{"type":"string"},"fields":{"type":"object","additionalProperties":{"type":"object","minProperties":1,"additionalProperties":false,"oneOf":[{"required":["credential"]},{"required":["value"]},{"required":["token"]}],"properties":{"credential":{"type":"string"},"value":{"type":["string","number","boolean"]},"token":{"enum":["access","refresh"]},"as":{"enum":["json","list"]}}}},"otherPaths":{"type":"array","items":{"$ref":"#/definitions/pointer"}}}},"lifetime":{"type":"object","required":["field","unit"],"additionalProperties":false,"properties":{"field":{"$ref":"#/definitions/pointer"},"unit":{"enum":["seconds","ms","epoch_seconds","epoch_ms","iso"]}}},"response":{"type":"object","additionalProperties":false,"properties":{"accessToken":{"$ref":"#/definitions/tokenPointer"},"tokenType":{"$ref":"#/definitions/pointer"},"tokenTypes":{"type":"array","items":{"type":"string"},"minItems":1},"lifetime":{"$ref":"#/definitions/lifetime"},"defaultLifetimeSeconds":{"type":"integer","minimum":1},"refreshToken":{"$ref":"#/definitions/pointer"},"refreshLifetime":{"$ref":"#/definitions/lifetime"},"scope":{"$ref":"#/definitions/pointer"},"issuedTokenType":{"$ref":"#/definitions/pointer"}}}}};
const schema21 = {"type":"array","items":{"type":"string"},"minItems":1};
const func0 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[a-z][A-Za-z0-9]*$", "u");
const pattern1 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern6 = new RegExp("^https?://[^\\s]+$", "u");
const pattern14 = new RegExp("^https://[^\\s]+$", "u");
const schema1 = {"type":"object","required":["description"],"additionalProperties":false,"properties":{"description":{"type":"string"},"secret":{"type":"boolean"},"required":{"type":"boolean"},"recommended":{"type":"boolean"},"perRequest":{"type":"boolean"},"env":{"$ref":"#/definitions/envNames"},"envPointer":{"$ref":"#/definitions/envName"}}};
const schema3 = {"type":"string","pattern":"^[A-Z][A-Z0-9_]*$"};
const schema2 = {"type":"array","items":{"$ref":"#/definitions/envName"}};
const pattern3 = new RegExp("^[A-Z][A-Z0-9_]*$", "u");

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(Array.isArray(data)){
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
validate2.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/envName/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]*$"+"\"",schema:"^[A-Z][A-Z0-9_]*$",parentSchema:schema3,data:data0}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/envName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.type,parentSchema:schema3,data:data0}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
else {
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema2.type,parentSchema:schema2,data}];
return false;
}
}
validate2.errors = vErrors;
return errors === 0;
}


function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.description === undefined) && (missing0 = "description")){
validate1.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema1.required,parentSchema:schema1,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "description") || (key0 === "secret")) || (key0 === "required")) || (key0 === "recommended")) || (key0 === "perRequest")) || (key0 === "env")) || (key0 === "envPointer"))){
validate1.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema1,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.description !== undefined){
let data0 = data.description;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate1.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.properties.description.type,parentSchema:schema1.properties.description,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secret !== undefined){
let data1 = data.secret;
const _errs4 = errors;
if(typeof data1 !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema1.properties.secret.type,parentSchema:schema1.properties.secret,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
let data2 = data.required;
const _errs6 = errors;
if(typeof data2 !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema1.properties.required.type,parentSchema:schema1.properties.required,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recommended !== undefined){
let data3 = data.recommended;
const _errs8 = errors;
if(typeof data3 !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/recommended",schemaPath:"#/properties/recommended/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema1.properties.recommended.type,parentSchema:schema1.properties.recommended,data:data3}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.perRequest !== undefined){
let data4 = data.perRequest;
const _errs10 = errors;
if(typeof data4 !== "boolean"){
validate1.errors = [{instancePath:instancePath+"/perRequest",schemaPath:"#/properties/perRequest/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema1.properties.perRequest.type,parentSchema:schema1.properties.perRequest,data:data4}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.env !== undefined){
const _errs12 = errors;
if(!(validate2(data.env, {instancePath:instancePath+"/env",parentData:data,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.envPointer !== undefined){
let data6 = data.envPointer;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern3.test(data6)){
validate1.errors = [{instancePath:instancePath+"/envPointer",schemaPath:"#/definitions/envName/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Z0-9_]*$"},message:"must match pattern \""+"^[A-Z][A-Z0-9_]*$"+"\"",schema:"^[A-Z][A-Z0-9_]*$",parentSchema:schema3,data:data6}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/envPointer",schemaPath:"#/definitions/envName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema3.type,parentSchema:schema3,data:data6}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate1.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.type,parentSchema:schema1,data}];
return false;
}
}
validate1.errors = vErrors;
return errors === 0;
}

const schema5 = {"type":"object","required":["methods"],"additionalProperties":false,"properties":{"methods":{"type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["basic","body","query","header","bearer","signature","private_key_jwt","client_secret_jwt","tls_client_auth","self_signed_tls_client_auth","none"]}},"id":{"$ref":"#/definitions/authField"},"secret":{"$ref":"#/definitions/authField"},"basicEncoding":{"enum":["form","raw"]},"signature":{"type":"object","required":["scheme","description","env"],"additionalProperties":false,"properties":{"scheme":{"type":"string"},"description":{"type":"string"},"env":{"$ref":"#/definitions/envNames"}}}}};
const schema6 = {"type":"object","required":["credential","field"],"additionalProperties":false,"properties":{"credential":{"type":"string"},"field":{"type":"string"}}};
const func1 = isSame;

function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.methods === undefined) && (missing0 = "methods")){
validate5.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema5.required,parentSchema:schema5,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "methods") || (key0 === "id")) || (key0 === "secret")) || (key0 === "basicEncoding")) || (key0 === "signature"))){
validate5.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema5,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.methods !== undefined){
let data0 = data.methods;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length < 1){
validate5.errors = [{instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema5.properties.methods,data:data0}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(!(((((((((((data1 === "basic") || (data1 === "body")) || (data1 === "query")) || (data1 === "header")) || (data1 === "bearer")) || (data1 === "signature")) || (data1 === "private_key_jwt")) || (data1 === "client_secret_jwt")) || (data1 === "tls_client_auth")) || (data1 === "self_signed_tls_client_auth")) || (data1 === "none"))){
validate5.errors = [{instancePath:instancePath+"/methods/" + i0,schemaPath:"#/properties/methods/items/enum",keyword:"enum",params:{allowedValues: schema5.properties.methods.items.enum},message:"must be equal to one of the allowed values",schema:schema5.properties.methods.items.enum,parentSchema:schema5.properties.methods.items,data:data1}];
return false;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
if(valid1){
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func1(data0[i1], data0[j0])){
validate5.errors = [{instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema5.properties.methods,data:data0}];
return false;
break outer0;
}
}
}
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/methods",schemaPath:"#/properties/methods/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema5.properties.methods.type,parentSchema:schema5.properties.methods,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data2 = data.id;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((data2.credential === undefined) && (missing1 = "credential")) || ((data2.field === undefined) && (missing1 = "field"))){
validate5.errors = [{instancePath:instancePath+"/id",schemaPath:"#/definitions/authField/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema6.required,parentSchema:schema6,data:data2}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!((key1 === "credential") || (key1 === "field"))){
validate5.errors = [{instancePath:instancePath+"/id",schemaPath:"#/definitions/authField/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data:data2}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.credential !== undefined){
let data3 = data2.credential;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate5.errors = [{instancePath:instancePath+"/id/credential",schemaPath:"#/definitions/authField/properties/credential/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.credential.type,parentSchema:schema6.properties.credential,data:data3}];
return false;
}
var valid4 = _errs9 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data2.field !== undefined){
let data4 = data2.field;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate5.errors = [{instancePath:instancePath+"/id/field",schemaPath:"#/definitions/authField/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.field.type,parentSchema:schema6.properties.field,data:data4}];
return false;
}
var valid4 = _errs11 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/id",schemaPath:"#/definitions/authField/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data:data2}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secret !== undefined){
let data5 = data.secret;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if(((data5.credential === undefined) && (missing2 = "credential")) || ((data5.field === undefined) && (missing2 = "field"))){
validate5.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/definitions/authField/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema6.required,parentSchema:schema6,data:data5}];
return false;
}
else {
const _errs16 = errors;
for(const key2 in data5){
if(!((key2 === "credential") || (key2 === "field"))){
validate5.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/definitions/authField/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data:data5}];
return false;
break;
}
}
if(_errs16 === errors){
if(data5.credential !== undefined){
let data6 = data5.credential;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate5.errors = [{instancePath:instancePath+"/secret/credential",schemaPath:"#/definitions/authField/properties/credential/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.credential.type,parentSchema:schema6.properties.credential,data:data6}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data5.field !== undefined){
let data7 = data5.field;
const _errs19 = errors;
if(typeof data7 !== "string"){
validate5.errors = [{instancePath:instancePath+"/secret/field",schemaPath:"#/definitions/authField/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.field.type,parentSchema:schema6.properties.field,data:data7}];
return false;
}
var valid6 = _errs19 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/definitions/authField/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data:data5}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basicEncoding !== undefined){
let data8 = data.basicEncoding;
const _errs21 = errors;
if(!((data8 === "form") || (data8 === "raw"))){
validate5.errors = [{instancePath:instancePath+"/basicEncoding",schemaPath:"#/properties/basicEncoding/enum",keyword:"enum",params:{allowedValues: schema5.properties.basicEncoding.enum},message:"must be equal to one of the allowed values",schema:schema5.properties.basicEncoding.enum,parentSchema:schema5.properties.basicEncoding,data:data8}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signature !== undefined){
let data9 = data.signature;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((((data9.scheme === undefined) && (missing3 = "scheme")) || ((data9.description === undefined) && (missing3 = "description"))) || ((data9.env === undefined) && (missing3 = "env"))){
validate5.errors = [{instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema5.properties.signature.required,parentSchema:schema5.properties.signature,data:data9}];
return false;
}
else {
const _errs24 = errors;
for(const key3 in data9){
if(!(((key3 === "scheme") || (key3 === "description")) || (key3 === "env"))){
validate5.errors = [{instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema5.properties.signature,data:data9}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.scheme !== undefined){
let data10 = data9.scheme;
const _errs25 = errors;
if(typeof data10 !== "string"){
validate5.errors = [{instancePath:instancePath+"/signature/scheme",schemaPath:"#/properties/signature/properties/scheme/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.signature.properties.scheme.type,parentSchema:schema5.properties.signature.properties.scheme,data:data10}];
return false;
}
var valid7 = _errs25 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.description !== undefined){
let data11 = data9.description;
const _errs27 = errors;
if(typeof data11 !== "string"){
validate5.errors = [{instancePath:instancePath+"/signature/description",schemaPath:"#/properties/signature/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.properties.signature.properties.description.type,parentSchema:schema5.properties.signature.properties.description,data:data11}];
return false;
}
var valid7 = _errs27 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data9.env !== undefined){
const _errs29 = errors;
if(!(validate2(data9.env, {instancePath:instancePath+"/signature/env",parentData:data9,parentDataProperty:"env",rootData}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid7 = _errs29 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema5.properties.signature.type,parentSchema:schema5.properties.signature,data:data9}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate5.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema5.type,parentSchema:schema5,data}];
return false;
}
}
validate5.errors = vErrors;
return errors === 0;
}

const schema8 = {"type":"object","required":["operation","grantType"],"additionalProperties":false,"properties":{"operation":{"type":"string"},"grantType":{"type":"string"},"fields":{"type":"object","additionalProperties":{"type":"object","minProperties":1,"additionalProperties":false,"oneOf":[{"required":["credential"]},{"required":["value"]},{"required":["token"]}],"properties":{"credential":{"type":"string"},"value":{"type":["string","number","boolean"]},"token":{"enum":["access","refresh"]},"as":{"enum":["json","list"]}}}},"otherPaths":{"type":"array","items":{"$ref":"#/definitions/pointer"}}}};
const schema9 = {"type":"string","pattern":"^/"};
const pattern5 = new RegExp("^/", "u");

function validate8(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.operation === undefined) && (missing0 = "operation")) || ((data.grantType === undefined) && (missing0 = "grantType"))){
validate8.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema8.required,parentSchema:schema8,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "operation") || (key0 === "grantType")) || (key0 === "fields")) || (key0 === "otherPaths"))){
validate8.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema8,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operation !== undefined){
let data0 = data.operation;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate8.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.operation.type,parentSchema:schema8.properties.operation,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grantType !== undefined){
let data1 = data.grantType;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate8.errors = [{instancePath:instancePath+"/grantType",schemaPath:"#/properties/grantType/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.grantType.type,parentSchema:schema8.properties.grantType,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fields !== undefined){
let data2 = data.fields;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
const _errs9 = errors;
const _errs11 = errors;
let valid2 = false;
let passing0 = null;
const _errs12 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((data3.credential === undefined) && (missing1 = "credential")){
const err0 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema8.properties.fields.additionalProperties.oneOf[0].required,parentSchema:schema8.properties.fields.additionalProperties.oneOf[0],data:data3};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs13 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing2;
if((data3.value === undefined) && (missing2 = "value")){
const err1 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema8.properties.fields.additionalProperties.oneOf[1].required,parentSchema:schema8.properties.fields.additionalProperties.oneOf[1],data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
const _errs14 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing3;
if((data3.token === undefined) && (missing3 = "token")){
const err2 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema8.properties.fields.additionalProperties.oneOf[2].required,parentSchema:schema8.properties.fields.additionalProperties.oneOf[2],data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs14 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid2 = true;
passing0 = 2;
}
}
}
if(!valid2){
const err3 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema8.properties.fields.additionalProperties.oneOf,parentSchema:schema8.properties.fields.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate8.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema8.properties.fields.additionalProperties,data:data3}];
return false;
}
else {
const _errs15 = errors;
for(const key2 in data3){
if(!((((key2 === "credential") || (key2 === "value")) || (key2 === "token")) || (key2 === "as"))){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.fields.additionalProperties,data:data3}];
return false;
break;
}
}
if(_errs15 === errors){
if(data3.credential !== undefined){
let data4 = data3.credential;
const _errs16 = errors;
if(typeof data4 !== "string"){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/credential",schemaPath:"#/properties/fields/additionalProperties/properties/credential/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.fields.additionalProperties.properties.credential.type,parentSchema:schema8.properties.fields.additionalProperties.properties.credential,data:data4}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.value !== undefined){
let data5 = data3.value;
const _errs18 = errors;
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"#/properties/fields/additionalProperties/properties/value/type",keyword:"type",params:{type: schema8.properties.fields.additionalProperties.properties.value.type},message:"must be string,number,boolean",schema:schema8.properties.fields.additionalProperties.properties.value.type,parentSchema:schema8.properties.fields.additionalProperties.properties.value,data:data5}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.token !== undefined){
let data6 = data3.token;
const _errs20 = errors;
if(!((data6 === "access") || (data6 === "refresh"))){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/token",schemaPath:"#/properties/fields/additionalProperties/properties/token/enum",keyword:"enum",params:{allowedValues: schema8.properties.fields.additionalProperties.properties.token.enum},message:"must be equal to one of the allowed values",schema:schema8.properties.fields.additionalProperties.properties.token.enum,parentSchema:schema8.properties.fields.additionalProperties.properties.token,data:data6}];
return false;
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.as !== undefined){
let data7 = data3.as;
const _errs21 = errors;
if(!((data7 === "json") || (data7 === "list"))){
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/as",schemaPath:"#/properties/fields/additionalProperties/properties/as/enum",keyword:"enum",params:{allowedValues: schema8.properties.fields.additionalProperties.properties.as.enum},message:"must be equal to one of the allowed values",schema:schema8.properties.fields.additionalProperties.properties.as.enum,parentSchema:schema8.properties.fields.additionalProperties.properties.as,data:data7}];
return false;
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
else {
validate8.errors = [{instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/fields/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.fields.additionalProperties.type,parentSchema:schema8.properties.fields.additionalProperties,data:data3}];
return false;
}
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate8.errors = [{instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.fields.type,parentSchema:schema8.properties.fields,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.otherPaths !== undefined){
let data8 = data.otherPaths;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data8)){
var valid4 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs24 = errors;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate8.errors = [{instancePath:instancePath+"/otherPaths/" + i0,schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data9}];
return false;
}
}
else {
validate8.errors = [{instancePath:instancePath+"/otherPaths/" + i0,schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data9}];
return false;
}
}
var valid4 = _errs24 === errors;
if(!valid4){
break;
}
}
}
else {
validate8.errors = [{instancePath:instancePath+"/otherPaths",schemaPath:"#/properties/otherPaths/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema8.properties.otherPaths.type,parentSchema:schema8.properties.otherPaths,data:data8}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate8.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.type,parentSchema:schema8,data}];
return false;
}
}
validate8.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","additionalProperties":false,"properties":{"accessToken":{"$ref":"#/definitions/tokenPointer"},"tokenType":{"$ref":"#/definitions/pointer"},"tokenTypes":{"type":"array","items":{"type":"string"},"minItems":1},"lifetime":{"$ref":"#/definitions/lifetime"},"defaultLifetimeSeconds":{"type":"integer","minimum":1},"refreshToken":{"$ref":"#/definitions/pointer"},"refreshLifetime":{"$ref":"#/definitions/lifetime"},"scope":{"$ref":"#/definitions/pointer"},"issuedTokenType":{"$ref":"#/definitions/pointer"}}};
const schema11 = {"type":"string","pattern":"^(/|$)"};
const pattern7 = new RegExp("^(/|$)", "u");
const schema13 = {"type":"object","required":["field","unit"],"additionalProperties":false,"properties":{"field":{"$ref":"#/definitions/pointer"},"unit":{"enum":["seconds","ms","epoch_seconds","epoch_ms","iso"]}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.field === undefined) && (missing0 = "field")) || ((data.unit === undefined) && (missing0 = "unit"))){
validate13.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema13.required,parentSchema:schema13,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "field") || (key0 === "unit"))){
validate13.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.field !== undefined){
let data0 = data.field;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate13.errors = [{instancePath:instancePath+"/field",schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data0}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/field",schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data1 = data.unit;
const _errs5 = errors;
if(!(((((data1 === "seconds") || (data1 === "ms")) || (data1 === "epoch_seconds")) || (data1 === "epoch_ms")) || (data1 === "iso"))){
validate13.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/enum",keyword:"enum",params:{allowedValues: schema13.properties.unit.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.unit.enum,parentSchema:schema13.properties.unit,data:data1}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}


function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func0.call(schema10.properties, key0))){
validate12.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema10,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.accessToken !== undefined){
let data0 = data.accessToken;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
validate12.errors = [{instancePath:instancePath+"/accessToken",schemaPath:"#/definitions/tokenPointer/pattern",keyword:"pattern",params:{pattern: "^(/|$)"},message:"must match pattern \""+"^(/|$)"+"\"",schema:"^(/|$)",parentSchema:schema11,data:data0}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/accessToken",schemaPath:"#/definitions/tokenPointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.type,parentSchema:schema11,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenType !== undefined){
let data1 = data.tokenType;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate12.errors = [{instancePath:instancePath+"/tokenType",schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data1}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/tokenType",schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data1}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenTypes !== undefined){
let data2 = data.tokenTypes;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data2)){
if(data2.length < 1){
validate12.errors = [{instancePath:instancePath+"/tokenTypes",schemaPath:"#/properties/tokenTypes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema10.properties.tokenTypes,data:data2}];
return false;
}
else {
var valid3 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs10 = errors;
if(typeof data3 !== "string"){
validate12.errors = [{instancePath:instancePath+"/tokenTypes/" + i0,schemaPath:"#/properties/tokenTypes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.tokenTypes.items.type,parentSchema:schema10.properties.tokenTypes.items,data:data3}];
return false;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/tokenTypes",schemaPath:"#/properties/tokenTypes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema10.properties.tokenTypes.type,parentSchema:schema10.properties.tokenTypes,data:data2}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lifetime !== undefined){
const _errs12 = errors;
if(!(validate13(data.lifetime, {instancePath:instancePath+"/lifetime",parentData:data,parentDataProperty:"lifetime",rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaultLifetimeSeconds !== undefined){
let data5 = data.defaultLifetimeSeconds;
const _errs13 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate12.errors = [{instancePath:instancePath+"/defaultLifetimeSeconds",schemaPath:"#/properties/defaultLifetimeSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema10.properties.defaultLifetimeSeconds.type,parentSchema:schema10.properties.defaultLifetimeSeconds,data:data5}];
return false;
}
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate12.errors = [{instancePath:instancePath+"/defaultLifetimeSeconds",schemaPath:"#/properties/defaultLifetimeSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema10.properties.defaultLifetimeSeconds,data:data5}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refreshToken !== undefined){
let data6 = data.refreshToken;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
validate12.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data6}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/refreshToken",schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data6}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refreshLifetime !== undefined){
const _errs18 = errors;
if(!(validate13(data.refreshLifetime, {instancePath:instancePath+"/refreshLifetime",parentData:data,parentDataProperty:"refreshLifetime",rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scope !== undefined){
let data8 = data.scope;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
validate12.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data8}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data8}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.issuedTokenType !== undefined){
let data9 = data.issuedTokenType;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate12.errors = [{instancePath:instancePath+"/issuedTokenType",schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data9}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issuedTokenType",schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data9}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.type,parentSchema:schema10,data}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

const schema18 = {"type":"array","items":{"$ref":"#/definitions/pointer"},"minItems":1};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(Array.isArray(data)){
if(data.length < 1){
validate17.errors = [{instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema18,data}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate17.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/pointer/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema9,data:data0}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data:data0}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
else {
validate17.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema18.type,parentSchema:schema18,data}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","required":["is"],"additionalProperties":false,"properties":{"status":{"anyOf":[{"type":"integer","minimum":300,"maximum":599},{"enum":["3XX","4XX","5XX"]}]},"codes":{"$ref":"#/definitions/codes"},"on":{"enum":["acquire","refresh","revoke"]},"is":{"enum":["transient","throttled","credential","grant","locked","malformed","request"]}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.is === undefined) && (missing0 = "is")){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema20.required,parentSchema:schema20,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "status") || (key0 === "codes")) || (key0 === "on")) || (key0 === "is"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
let data0 = data.status;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema20.properties.status.anyOf[0].type,parentSchema:schema20.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(errors === _errs4){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 599 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema20.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(data0 < 300 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 300},message:"must be >= 300",schema:300,parentSchema:schema20.properties.status.anyOf[0],data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(!(((data0 === "3XX") || (data0 === "4XX")) || (data0 === "5XX"))){
const err3 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema20.properties.status.anyOf[1].enum},message:"must be equal to one of the allowed values",schema:schema20.properties.status.anyOf[1].enum,parentSchema:schema20.properties.status.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema20.properties.status.anyOf,parentSchema:schema20.properties.status,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.codes !== undefined){
let data1 = data.codes;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data1)){
if(data1.length < 1){
validate21.errors = [{instancePath:instancePath+"/codes",schemaPath:"#/definitions/codes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21,data:data1}];
return false;
}
else {
var valid3 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs10 = errors;
if(typeof data2 !== "string"){
validate21.errors = [{instancePath:instancePath+"/codes/" + i0,schemaPath:"#/definitions/codes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.items.type,parentSchema:schema21.items,data:data2}];
return false;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/codes",schemaPath:"#/definitions/codes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.type,parentSchema:schema21,data:data1}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on !== undefined){
let data3 = data.on;
const _errs12 = errors;
if(!(((data3 === "acquire") || (data3 === "refresh")) || (data3 === "revoke"))){
validate21.errors = [{instancePath:instancePath+"/on",schemaPath:"#/properties/on/enum",keyword:"enum",params:{allowedValues: schema20.properties.on.enum},message:"must be equal to one of the allowed values",schema:schema20.properties.on.enum,parentSchema:schema20.properties.on,data:data3}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.is !== undefined){
let data4 = data.is;
const _errs13 = errors;
if(!(((((((data4 === "transient") || (data4 === "throttled")) || (data4 === "credential")) || (data4 === "grant")) || (data4 === "locked")) || (data4 === "malformed")) || (data4 === "request"))){
validate21.errors = [{instancePath:instancePath+"/is",schemaPath:"#/properties/is/enum",keyword:"enum",params:{allowedValues: schema20.properties.is.enum},message:"must be equal to one of the allowed values",schema:schema20.properties.is.enum,parentSchema:schema20.properties.is,data:data4}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.acquire === undefined) && (missing0 = "acquire")){
validate0.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema0.required,parentSchema:schema0,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func0.call(schema0.properties, key0))){
validate0.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.factory !== undefined){
let data0 = data.factory;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
validate0.errors = [{instancePath:instancePath+"/factory",schemaPath:"#/properties/factory/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[a-z][A-Za-z0-9]*$"+"\"",schema:"^[a-z][A-Za-z0-9]*$",parentSchema:schema0.properties.factory,data:data0}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/factory",schemaPath:"#/properties/factory/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.factory.type,parentSchema:schema0.properties.factory,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.aliases !== undefined){
let data1 = data.aliases;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
validate0.errors = [{instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/properties/aliases/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\"",schema:"^[a-z][a-z0-9-]*$",parentSchema:schema0.properties.aliases.items,data:data2}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/properties/aliases/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.aliases.items.type,parentSchema:schema0.properties.aliases.items,data:data2}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.aliases.type,parentSchema:schema0.properties.aliases,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credentials !== undefined){
let data3 = data.credentials;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
const _errs10 = errors;
if(typeof key1 === "string"){
if(!pattern0.test(key1)){
const err0 = {instancePath:instancePath+"/credentials",schemaPath:"#/properties/credentials/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[a-z][A-Za-z0-9]*$"+"\"",schema:"^[a-z][A-Za-z0-9]*$",parentSchema:schema0.properties.credentials.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid2 = _errs10 === errors;
if(!valid2){
const err1 = {instancePath:instancePath+"/credentials",schemaPath:"#/properties/credentials/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema0.properties.credentials.propertyNames,parentSchema:schema0.properties.credentials,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate0.errors = vErrors;
return false;
break;
}
}
if(valid2){
for(const key2 in data3){
const _errs12 = errors;
if(!(validate1(data3[key2], {instancePath:instancePath+"/credentials/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/credentials",schemaPath:"#/properties/credentials/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.credentials.type,parentSchema:schema0.properties.credentials,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clientAuth !== undefined){
const _errs13 = errors;
if(!(validate5(data.clientAuth, {instancePath:instancePath+"/clientAuth",parentData:data,parentDataProperty:"clientAuth",rootData}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.acquire !== undefined){
const _errs14 = errors;
if(!(validate8(data.acquire, {instancePath:instancePath+"/acquire",parentData:data,parentDataProperty:"acquire",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.startsFrom !== undefined){
let data7 = data.startsFrom;
const _errs15 = errors;
if(errors === _errs15){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((data7.code === undefined) && (missing1 = "code")){
validate0.errors = [{instancePath:instancePath+"/startsFrom",schemaPath:"#/properties/startsFrom/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema0.properties.startsFrom.required,parentSchema:schema0.properties.startsFrom,data:data7}];
return false;
}
else {
const _errs17 = errors;
for(const key3 in data7){
if(!(((key3 === "code") || (key3 === "refreshToken")) || (key3 === "authorizationUrl"))){
validate0.errors = [{instancePath:instancePath+"/startsFrom",schemaPath:"#/properties/startsFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.startsFrom,data:data7}];
return false;
break;
}
}
if(_errs17 === errors){
if(data7.code !== undefined){
let data8 = data7.code;
const _errs18 = errors;
if(typeof data8 !== "string"){
validate0.errors = [{instancePath:instancePath+"/startsFrom/code",schemaPath:"#/properties/startsFrom/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.startsFrom.properties.code.type,parentSchema:schema0.properties.startsFrom.properties.code,data:data8}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.refreshToken !== undefined){
let data9 = data7.refreshToken;
const _errs20 = errors;
if(typeof data9 !== "string"){
validate0.errors = [{instancePath:instancePath+"/startsFrom/refreshToken",schemaPath:"#/properties/startsFrom/properties/refreshToken/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.startsFrom.properties.refreshToken.type,parentSchema:schema0.properties.startsFrom.properties.refreshToken,data:data9}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.authorizationUrl !== undefined){
let data10 = data7.authorizationUrl;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(!pattern6.test(data10)){
validate0.errors = [{instancePath:instancePath+"/startsFrom/authorizationUrl",schemaPath:"#/properties/startsFrom/properties/authorizationUrl/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s]+$"},message:"must match pattern \""+"^https?://[^\\s]+$"+"\"",schema:"^https?://[^\\s]+$",parentSchema:schema0.properties.startsFrom.properties.authorizationUrl,data:data10}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/startsFrom/authorizationUrl",schemaPath:"#/properties/startsFrom/properties/authorizationUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.startsFrom.properties.authorizationUrl.type,parentSchema:schema0.properties.startsFrom.properties.authorizationUrl,data:data10}];
return false;
}
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/startsFrom",schemaPath:"#/properties/startsFrom/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.startsFrom.type,parentSchema:schema0.properties.startsFrom,data:data7}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refresh !== undefined){
const _errs24 = errors;
if(!(validate8(data.refresh, {instancePath:instancePath+"/refresh",parentData:data,parentDataProperty:"refresh",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revoke !== undefined){
const _errs25 = errors;
if(!(validate8(data.revoke, {instancePath:instancePath+"/revoke",parentData:data,parentDataProperty:"revoke",rootData}))){
vErrors = vErrors === null ? validate8.errors : vErrors.concat(validate8.errors);
errors = vErrors.length;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.response !== undefined){
const _errs26 = errors;
if(!(validate12(data.response, {instancePath:instancePath+"/response",parentData:data,parentDataProperty:"response",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.errors !== undefined){
let data14 = data.errors;
const _errs27 = errors;
if(errors === _errs27){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
const _errs29 = errors;
for(const key4 in data14){
if(!((((key4 === "code") || (key4 === "message")) || (key4 === "id")) || (key4 === "alsoSpelled"))){
validate0.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.errors,data:data14}];
return false;
break;
}
}
if(_errs29 === errors){
if(data14.code !== undefined){
const _errs30 = errors;
if(!(validate17(data14.code, {instancePath:instancePath+"/errors/code",parentData:data14,parentDataProperty:"code",rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data14.message !== undefined){
const _errs31 = errors;
if(!(validate17(data14.message, {instancePath:instancePath+"/errors/message",parentData:data14,parentDataProperty:"message",rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data14.id !== undefined){
const _errs32 = errors;
if(!(validate17(data14.id, {instancePath:instancePath+"/errors/id",parentData:data14,parentDataProperty:"id",rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data14.alsoSpelled !== undefined){
let data18 = data14.alsoSpelled;
const _errs33 = errors;
if(!((data18 === "camelCase") || (data18 === "snake_case"))){
validate0.errors = [{instancePath:instancePath+"/errors/alsoSpelled",schemaPath:"#/properties/errors/properties/alsoSpelled/enum",keyword:"enum",params:{allowedValues: schema0.properties.errors.properties.alsoSpelled.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.errors.properties.alsoSpelled.enum,parentSchema:schema0.properties.errors.properties.alsoSpelled,data:data18}];
return false;
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/errors",schemaPath:"#/properties/errors/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.errors.type,parentSchema:schema0.properties.errors,data:data14}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rotation !== undefined){
let data19 = data.rotation;
const _errs34 = errors;
if(!(((data19 === "never") || (data19 === "may")) || (data19 === "always"))){
validate0.errors = [{instancePath:instancePath+"/rotation",schemaPath:"#/properties/rotation/enum",keyword:"enum",params:{allowedValues: schema0.properties.rotation.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.rotation.enum,parentSchema:schema0.properties.rotation,data:data19}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lockout !== undefined){
let data20 = data.lockout;
const _errs35 = errors;
if(errors === _errs35){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing2;
if((data20.attempts === undefined) && (missing2 = "attempts")){
validate0.errors = [{instancePath:instancePath+"/lockout",schemaPath:"#/properties/lockout/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema0.properties.lockout.required,parentSchema:schema0.properties.lockout,data:data20}];
return false;
}
else {
const _errs37 = errors;
for(const key5 in data20){
if(!(key5 === "attempts")){
validate0.errors = [{instancePath:instancePath+"/lockout",schemaPath:"#/properties/lockout/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.lockout,data:data20}];
return false;
break;
}
}
if(_errs37 === errors){
if(data20.attempts !== undefined){
let data21 = data20.attempts;
const _errs38 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate0.errors = [{instancePath:instancePath+"/lockout/attempts",schemaPath:"#/properties/lockout/properties/attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.lockout.properties.attempts.type,parentSchema:schema0.properties.lockout.properties.attempts,data:data21}];
return false;
}
if(errors === _errs38){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 1 || isNaN(data21)){
validate0.errors = [{instancePath:instancePath+"/lockout/attempts",schemaPath:"#/properties/lockout/properties/attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.lockout.properties.attempts,data:data21}];
return false;
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/lockout",schemaPath:"#/properties/lockout/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.lockout.type,parentSchema:schema0.properties.lockout,data:data20}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failures !== undefined){
let data22 = data.failures;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data22)){
var valid7 = true;
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
const _errs42 = errors;
const _errs43 = errors;
if(!(validate21(data23, {instancePath:instancePath+"/failures/" + i1,parentData:data22,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid8 = _errs43 === errors;
if(valid8){
const _errs44 = errors;
const _errs45 = errors;
let valid9 = false;
const _errs46 = errors;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing3;
if((data23.status === undefined) && (missing3 = "status")){
const err2 = {instancePath:instancePath+"/failures/" + i1,schemaPath:"#/properties/failures/items/allOf/1/anyOf/0/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema0.properties.failures.items.allOf[1].anyOf[0].required,parentSchema:schema0.properties.failures.items.allOf[1].anyOf[0],data:data23};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs46 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs47 = errors;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing4;
if((data23.codes === undefined) && (missing4 = "codes")){
const err3 = {instancePath:instancePath+"/failures/" + i1,schemaPath:"#/properties/failures/items/allOf/1/anyOf/1/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema0.properties.failures.items.allOf[1].anyOf[1].required,parentSchema:schema0.properties.failures.items.allOf[1].anyOf[1],data:data23};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs47 === errors;
valid9 = valid9 || _valid0;
}
if(!valid9){
const err4 = {instancePath:instancePath+"/failures/" + i1,schemaPath:"#/properties/failures/items/allOf/1/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.failures.items.allOf[1].anyOf,parentSchema:schema0.properties.failures.items.allOf[1],data:data23};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate0.errors = vErrors;
return false;
}
else {
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs44 === errors;
}
var valid7 = _errs42 === errors;
if(!valid7){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/failures",schemaPath:"#/properties/failures/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.failures.type,parentSchema:schema0.properties.failures,data:data22}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expired !== undefined){
let data24 = data.expired;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data24)){
var valid10 = true;
const len2 = data24.length;
for(let i2=0; i2<len2; i2++){
let data25 = data24[i2];
const _errs50 = errors;
if(errors === _errs50){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing5;
if((data25.status === undefined) && (missing5 = "status")){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2,schemaPath:"#/properties/expired/items/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema0.properties.expired.items.required,parentSchema:schema0.properties.expired.items,data:data25}];
return false;
}
else {
const _errs52 = errors;
for(const key6 in data25){
if(!((key6 === "status") || (key6 === "codes"))){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2,schemaPath:"#/properties/expired/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.expired.items,data:data25}];
return false;
break;
}
}
if(_errs52 === errors){
if(data25.status !== undefined){
let data26 = data25.status;
const _errs53 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/status",schemaPath:"#/properties/expired/items/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.expired.items.properties.status.type,parentSchema:schema0.properties.expired.items.properties.status,data:data26}];
return false;
}
if(errors === _errs53){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 599 || isNaN(data26)){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/status",schemaPath:"#/properties/expired/items/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema0.properties.expired.items.properties.status,data:data26}];
return false;
}
else {
if(data26 < 400 || isNaN(data26)){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/status",schemaPath:"#/properties/expired/items/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400",schema:400,parentSchema:schema0.properties.expired.items.properties.status,data:data26}];
return false;
}
}
}
}
var valid11 = _errs53 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data25.codes !== undefined){
let data27 = data25.codes;
const _errs55 = errors;
const _errs56 = errors;
if(errors === _errs56){
if(Array.isArray(data27)){
if(data27.length < 1){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/codes",schemaPath:"#/definitions/codes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21,data:data27}];
return false;
}
else {
var valid13 = true;
const len3 = data27.length;
for(let i3=0; i3<len3; i3++){
let data28 = data27[i3];
const _errs58 = errors;
if(typeof data28 !== "string"){
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/codes/" + i3,schemaPath:"#/definitions/codes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.items.type,parentSchema:schema21.items,data:data28}];
return false;
}
var valid13 = _errs58 === errors;
if(!valid13){
break;
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/expired/" + i2+"/codes",schemaPath:"#/definitions/codes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.type,parentSchema:schema21,data:data27}];
return false;
}
}
var valid11 = _errs55 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/expired/" + i2,schemaPath:"#/properties/expired/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.expired.items.type,parentSchema:schema0.properties.expired.items,data:data25}];
return false;
}
}
var valid10 = _errs50 === errors;
if(!valid10){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/expired",schemaPath:"#/properties/expired/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.expired.type,parentSchema:schema0.properties.expired,data:data24}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secrets !== undefined){
let data29 = data.secrets;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data29)){
var valid14 = true;
const len4 = data29.length;
for(let i4=0; i4<len4; i4++){
let data30 = data29[i4];
const _errs62 = errors;
if(typeof data30 !== "string"){
validate0.errors = [{instancePath:instancePath+"/secrets/" + i4,schemaPath:"#/properties/secrets/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.secrets.items.type,parentSchema:schema0.properties.secrets.items,data:data30}];
return false;
}
var valid14 = _errs62 === errors;
if(!valid14){
break;
}
}
}
else {
validate0.errors = [{instancePath:instancePath+"/secrets",schemaPath:"#/properties/secrets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.secrets.type,parentSchema:schema0.properties.secrets,data:data29}];
return false;
}
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exampleCall !== undefined){
let data31 = data.exampleCall;
const _errs64 = errors;
if(errors === _errs64){
if(typeof data31 === "string"){
if(!pattern14.test(data31)){
validate0.errors = [{instancePath:instancePath+"/exampleCall",schemaPath:"#/properties/exampleCall/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s]+$"},message:"must match pattern \""+"^https://[^\\s]+$"+"\"",schema:"^https://[^\\s]+$",parentSchema:schema0.properties.exampleCall,data:data31}];
return false;
}
}
else {
validate0.errors = [{instancePath:instancePath+"/exampleCall",schemaPath:"#/properties/exampleCall/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.exampleCall.type,parentSchema:schema0.properties.exampleCall,data:data31}];
return false;
}
}
var valid0 = _errs64 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate0.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data}];
return false;
}
}
validate0.errors = vErrors;
return errors === 0;
}

export const checkXToken: ValidateFunction = validate0;
